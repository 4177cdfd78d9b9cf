package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The keys of signed statements. */
public interface StatementsConfig {
    /** Published keys by name. */
    Map<String, KeyConfig> keys();

    /** Name of the key that signs; may be omitted if there is one key. */
    Optional<String> active();

    /** Whether a key is generated in {@code wireroom.data} if none is configured. The embedded broker's default is true. */
    @WithDefault("false")
    boolean generate();

    /** Interval of checks for changes of the files. */
    @WithDefault("2s")
    Duration poll();

    interface KeyConfig {
        /** PEM: PKCS #8 of the private key, or the public key for a key that does not sign. */
        Path file();

        /** From this time on, nothing was signed with the key. Not for the active key. */
        Optional<Instant> notAfter();
    }
}
