package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The operators' console. */
public interface ConsoleConfig {
    /**
     * Secret that signs the console's session cookies: at least 32 characters, the same for all replicas. If absent, each process
     * generates its own: sessions are then valid for one process only.
     */
    Optional<String> secret();

    /** A session ends this long after its operator's last action. */
    @WithDefault("30m")
    Duration idleEnd();

    /** A session ends this long after sign-in, even with activity. */
    @WithDefault("12h")
    Duration absoluteEnd();
}
