package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Routes of articles to further topics. */
public interface RoutesConfig {
    /** The rules: see {@code src/docs/routes.md}. */
    Optional<Path> file();

    /** Interval of checks for changes of the file. */
    @WithDefault("2s")
    Duration poll();
}
