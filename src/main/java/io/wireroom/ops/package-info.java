/** Figures: what is counted and timed, by the names of the Micrometer and OpenTelemetry conventions. */
@NullMarked
package io.wireroom.ops;

import org.jspecify.annotations.NullMarked;
