/** Metrics, named by the Micrometer and OpenTelemetry conventions. */
@NullMarked
package io.wireroom.ops;

import org.jspecify.annotations.NullMarked;
