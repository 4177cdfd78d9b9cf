package io.wireroom.objects;

import java.net.URI;
import java.util.regex.Pattern;
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
    private static final int MAX_PREFIX_LENGTH = 512;
    private static final Pattern PREFIX = Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}/)*");

    /** @throws IllegalArgumentException if a value is invalid; the message names the setting */
    public S3Settings {
        require(bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"), "bucket", "a bucket's name");
        require(region.matches("[a-z0-9-]+"), "region", "a region's name");
        require(
                prefix.length() <= MAX_PREFIX_LENGTH && PREFIX.matcher(prefix).matches(),
                "prefix",
                "empty, or names that end in a slash");
        require(endpoint == null || isHttpUrl(endpoint), "endpoint", "an http or https URL");
        require(
                publicBase == null
                        || (isHttpUrl(publicBase) && !publicBase.toString().endsWith("/")),
                "public-base",
                "an http or https URL without a slash at its end");
    }

    /** The location, for logs. */
    public String location() {
        return "s3://" + bucket + "/" + prefix + (endpoint == null ? "" : " at " + endpoint);
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
