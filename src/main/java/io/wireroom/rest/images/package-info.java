/** QR codes, cards and mirrored images. */
@NullMarked
package io.wireroom.rest.images;

import org.jspecify.annotations.NullMarked;
