/** Bounds on what responses may take at once: memory, streams, exports and waiting requests, per partner and in all. */
@NullMarked
package io.wireroom.rest.limits;

import org.jspecify.annotations.NullMarked;
