/** Follows a compacted topic from stored positions, in order, and applies it to a sink. */
@NullMarked
package io.wireroom.kafka.follow;

import org.jspecify.annotations.NullMarked;
