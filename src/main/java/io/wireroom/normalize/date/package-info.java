/**
 * Dates: text to an instant. Reads RFC 3339, ISO 8601 and RFC 822 with their common variants. Entry: {@link
 * io.wireroom.normalize.date.Dates}.
 */
@NullMarked
package io.wireroom.normalize.date;

import org.jspecify.annotations.NullMarked;
