/** Delays between attempts. */
@NullMarked
package io.wireroom.retry;

import org.jspecify.annotations.NullMarked;
