/**
 * Bounds on the concurrent resources of responses: memory, streams, exports and waiting requests, per partner and in total.
 */
@NullMarked
package io.wireroom.rest.limits;

import org.jspecify.annotations.NullMarked;
