package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** A bucket of Amazon S3 or a compatible service. */
public interface S3Config {
    Optional<String> bucket();

    @WithDefault("us-east-1")
    String region();

    /** For S3 services other than Amazon's. */
    Optional<URI> endpoint();

    /** Prefix of all keys; ends with a slash. */
    Optional<String> prefix();

    /** Whether the bucket is in the path of URLs and not in the host. */
    @WithDefault("false")
    boolean pathStyle();
}
