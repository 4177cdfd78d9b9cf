/** A consumer group worker that processes records in batches and commits after each batch. */
@NullMarked
package io.wireroom.kafka.group;

import org.jspecify.annotations.NullMarked;
