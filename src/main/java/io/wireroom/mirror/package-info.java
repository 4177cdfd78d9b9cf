/**
 * Producers' images, fetched once and kept: from hosts that nobody vouches for, so nothing is taken on trust.
 *
 * <p>A URL is read strictly ({@link io.wireroom.mirror.ImageUrl}), its host resolved once and each address checked ({@link
 * io.wireroom.mirror.AddressPolicy}), the connection made to a checked address, and what comes back must be an image by its
 * own bytes ({@link io.wireroom.mirror.ImageProbe}). {@link io.wireroom.mirror.Mirror} keeps it in the asset store.
 */
@NullMarked
package io.wireroom.mirror;

import org.jspecify.annotations.NullMarked;
