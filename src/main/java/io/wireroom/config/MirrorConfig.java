package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mirroring of supplied lead images. */
public interface MirrorConfig {
    /**
     * Whether lead images are fetched once and served from under {@link WireroomConfig#assets}. The pipeline and the endpoint
     * have to agree, and a store is needed.
     */
    @WithDefault("false")
    boolean enabled();

    /** Maximum size of an image, in bytes. */
    @WithDefault("10485760")
    int maxBytes();

    /** Maximum width times height of an image. */
    @WithDefault("40000000")
    long maxPixels();

    /** Timeout for the connection, and again for TLS. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** Timeout for an image, including redirects, retries and waiting for other images. */
    @WithDefault("15s")
    Duration timeout();

    /** Maximum number of concurrent fetches per host. */
    @WithDefault("2")
    int perHost();

    /** Maximum number of concurrent fetches. Each may need three times {@link #maxBytes} of memory. */
    @WithDefault("8")
    int parallel();

    /** How long a failed image is not fetched again. Clients get the card in the meantime. */
    @WithDefault("10m")
    Duration retryAfter();

    /** Allowed ports. */
    @WithDefault("80,443")
    Set<Integer> ports();

    /** Allowed private networks, such as {@code 10.1.2.0/24}, for internal image servers. */
    Optional<List<String>> allowedNetworks();
}
