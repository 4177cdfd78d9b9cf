package io.wireroom.config;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Feeds. */
public interface FeedsConfig {
    /** Whether feeds are served without a key, with all articles. */
    @WithDefault("false")
    @WithName("public")
    boolean isPublic();
}
