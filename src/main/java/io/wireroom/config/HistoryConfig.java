package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The document index. */
public interface HistoryConfig {
    /** How long entries are kept. By default, as long as the journal. */
    @WithDefault("30d")
    Duration kept();

    /** Maximum number of entries. The oldest are deleted first. */
    @WithDefault("2000000")
    int most();
}
