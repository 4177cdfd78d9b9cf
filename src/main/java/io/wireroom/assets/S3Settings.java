package io.wireroom.assets;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket, and how to reach it. Credentials are found where AWS's own tools find them.
 *
 * @param endpoint of another S3 than Amazon's; absent for theirs
 * @param region any name where the endpoint knows of no regions
 * @param prefix put before each path: empty, or names that end in a slash
 * @param pathStyle whether the bucket stands in the path of a URL and not in its host
 * @param publicBase where readers reach what is below the prefix, without a slash at its end; absent if they can't
 */
public record S3Settings(
        @Nullable URI endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        @Nullable URI publicBase) {

    /** @throws IllegalArgumentException with a sentence that names the setting that is wrong */
    public S3Settings {
        require(bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"), "bucket", "a bucket's name");
        require(region.matches("[a-z0-9-]+"), "region", "a region's name");
        require(
                prefix.isEmpty()
                        || (prefix.endsWith("/") && StorePath.isValid(prefix.substring(0, prefix.length() - 1))),
                "prefix",
                "empty, or names that end in a slash");
        require(endpoint == null || isWeb(endpoint), "endpoint", "an http or https URL");
        require(
                publicBase == null
                        || (isWeb(publicBase) && !publicBase.toString().endsWith("/")),
                "public-base",
                "an http or https URL without a slash at its end");
    }

    private static void require(boolean fulfilled, String setting, String what) {
        if (!fulfilled) {
            throw new IllegalArgumentException(setting + " has to be " + what);
        }
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    }
}
