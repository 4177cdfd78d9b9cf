package io.wireroom.assets;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Location of an S3 bucket. Credentials come from the default credentials provider chain of the AWS SDK.
 *
 * @param endpoint URL of an S3-compatible service; null for Amazon S3
 * @param region region name; any name if the service has no regions
 * @param prefix prefix of object keys: empty, or names that end with a slash
 * @param pathStyle whether the bucket is addressed in the path of URLs instead of the host
 * @param publicBase public base URL of the prefix, without a trailing slash; null if the bucket is not public
 */
public record S3Settings(
        @Nullable URI endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        @Nullable URI publicBase) {

    /** @throws IllegalArgumentException if a value is invalid; the message names the setting */
    public S3Settings {
        require(bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"), "bucket", "a bucket's name");
        require(region.matches("[a-z0-9-]+"), "region", "a region's name");
        require(
                prefix.isEmpty()
                        || (prefix.endsWith("/") && StorePath.isValid(prefix.substring(0, prefix.length() - 1))),
                "prefix",
                "empty, or names that end in a slash");
        require(endpoint == null || isHttpUrl(endpoint), "endpoint", "an http or https URL");
        require(
                publicBase == null
                        || (isHttpUrl(publicBase) && !publicBase.toString().endsWith("/")),
                "public-base",
                "an http or https URL without a slash at its end");
    }

    private static void require(boolean condition, String setting, String expected) {
        if (!condition) {
            throw new IllegalArgumentException(setting + " must be " + expected);
        }
    }

    private static boolean isHttpUrl(URI uri) {
        return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    }
}
