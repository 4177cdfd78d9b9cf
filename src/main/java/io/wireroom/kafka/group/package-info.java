/** A consumer group that hands batches of records to a worker and commits after the work. */
@NullMarked
package io.wireroom.kafka.group;

import org.jspecify.annotations.NullMarked;
