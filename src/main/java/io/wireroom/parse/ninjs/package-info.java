/** IPTC ninjs 1.x to 3.x. Entry: {@link io.wireroom.parse.ninjs.Ninjs}. */
@NullMarked
package io.wireroom.parse.ninjs;

import org.jspecify.annotations.NullMarked;
