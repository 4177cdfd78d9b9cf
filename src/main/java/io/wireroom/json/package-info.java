/** Writing JSON. */
@NullMarked
package io.wireroom.json;

import org.jspecify.annotations.NullMarked;
