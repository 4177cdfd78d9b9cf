package io.wireroom.config;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Article pages, sitemaps and {@code robots.txt}. */
public interface PagesConfig {
    /** Whether pages are served without a key. */
    @WithDefault("false")
    @WithName("public")
    boolean isPublic();
}
