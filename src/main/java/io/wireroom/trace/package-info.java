/**
 * OpenTelemetry spans of an article from its producer to partners. The trace context crosses Kafka in the header {@code
 * traceparent} (W3C Trace Context). Off by default, then with negligible overhead.
 */
@NullMarked
package io.wireroom.trace;

import org.jspecify.annotations.NullMarked;
