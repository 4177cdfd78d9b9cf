package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The index of what became of documents. */
public interface HistoryConfig {
    /** How long entries are kept; as long as the journal, by default. */
    @WithDefault("30d")
    Duration kept();

    /** So many entries at the most; beyond it the oldest go. */
    @WithDefault("2000000")
    int most();
}
