/** Logging: JSON lines, suppression of expected errors, and a hint to open a browser. */
@NullMarked
package io.wireroom.service.logs;

import org.jspecify.annotations.NullMarked;
