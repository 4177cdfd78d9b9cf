/** Starts and stops the role {@code assets}: the image store and the mirror. */
@NullMarked
package io.wireroom.service.assets;

import org.jspecify.annotations.NullMarked;
