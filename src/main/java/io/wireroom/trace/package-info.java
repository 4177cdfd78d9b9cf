/**
 * The way of an article from its producer to its readers as OpenTelemetry spans, across Kafka by the header {@code
 * traceparent} (W3C Trace Context). Off by default, and then next to nothing is done.
 */
@NullMarked
package io.wireroom.trace;

import org.jspecify.annotations.NullMarked;
