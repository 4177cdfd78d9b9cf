/**
 * Pixels: the QR code of an article's URL, and the card that stands for an article without an image.
 *
 * <p>{@link io.wireroom.image.QrImage} and {@link io.wireroom.image.Card} are the entries. Everything is computed in plain
 * Java from bytes in this package: no AWT, no fontconfig, no native library, so it runs in the barest container and gives
 * the same pixels on every machine.
 */
@NullMarked
package io.wireroom.image;

import org.jspecify.annotations.NullMarked;
