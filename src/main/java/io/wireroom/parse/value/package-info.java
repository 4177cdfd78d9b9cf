/** Values, numbers, text positions and syntax errors that the readers of all formats share. */
@NullMarked
package io.wireroom.parse.value;

import org.jspecify.annotations.NullMarked;
