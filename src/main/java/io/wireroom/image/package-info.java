/**
 * Generated images: the QR code of an article's URL, and the card of an article without a lead image.
 *
 * <p>Entry points are {@link io.wireroom.image.QrImage} and {@link io.wireroom.image.Card}. Everything is pure Java and uses
 * only resources of this package: no AWT, no fontconfig, no native library. It therefore runs in minimal containers and
 * produces the same pixels on every machine.
 */
@NullMarked
package io.wireroom.image;

import org.jspecify.annotations.NullMarked;
