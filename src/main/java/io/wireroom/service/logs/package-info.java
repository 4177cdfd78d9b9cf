/** The log: JSON lines, expected errors that are left out, and the first hint to a browser. */
@NullMarked
package io.wireroom.service.logs;

import org.jspecify.annotations.NullMarked;
