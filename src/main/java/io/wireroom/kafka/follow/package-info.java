/** Follows a compacted topic from checkpoints, in order, and applies it to a sink. */
@NullMarked
package io.wireroom.kafka.follow;

import org.jspecify.annotations.NullMarked;
