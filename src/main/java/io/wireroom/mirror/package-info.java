/**
 * Fetches producers' images once from untrusted hosts and stores them.
 *
 * <p>A URL is parsed strictly ({@link io.wireroom.mirror.ImageUrl}), its host is resolved once and each address is checked ({@link
 * io.wireroom.outbound.AddressPolicy}), the connection is made to a checked address, and the response must be an image by its
 * content ({@link io.wireroom.mirror.ImageProbe}). {@link io.wireroom.mirror.Mirror} puts it in the asset store.
 */
@NullMarked
package io.wireroom.mirror;

import org.jspecify.annotations.NullMarked;
