/** Starts and stops the role {@code pipeline}. */
@NullMarked
package io.wireroom.service.pipeline;

import org.jspecify.annotations.NullMarked;
