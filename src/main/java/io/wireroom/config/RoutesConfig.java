package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which articles go to further topics. */
public interface RoutesConfig {
    /** The rules: see {@code src/docs/routes.md}. */
    Optional<Path> file();

    /** How often the file is looked at again. */
    @WithDefault("2s")
    Duration poll();
}
