/**
 * Where images are kept: nowhere, so that each is made when it is asked for; in a folder; or in an S3 bucket.
 *
 * <p>{@link io.wireroom.assets.AssetStore} is the entry. A store is a convenience of readers and never the truth: whatever it
 * lacks can be made again from the log.
 */
@NullMarked
package io.wireroom.assets;

import org.jspecify.annotations.NullMarked;
