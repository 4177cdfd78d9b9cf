/** Metrics of the state of this process, and traces. */
@NullMarked
package io.wireroom.service.telemetry;

import org.jspecify.annotations.NullMarked;
