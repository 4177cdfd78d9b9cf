package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The operators' console. */
public interface ConsoleConfig {
    /**
     * Signs the console's session cookies: at least 32 characters, the same for all replicas. Absent: each process makes its own, so
     * sessions end with it and are known to no other replica.
     */
    Optional<String> secret();

    /** A session ends this long after its operator's last action. */
    @WithDefault("30m")
    Duration idleEnd();

    /** A session ends this long after sign-in, whatever its operator does. */
    @WithDefault("12h")
    Duration absoluteEnd();
}
