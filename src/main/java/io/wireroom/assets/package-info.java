/**
 * Image storage in a folder or an S3 bucket, or none: images are then generated on request.
 *
 * <p>Entry point is {@link io.wireroom.assets.AssetStore}. A store is a cache, not a system of record: its content can be
 * rebuilt from the log.
 */
@NullMarked
package io.wireroom.assets;

import org.jspecify.annotations.NullMarked;
