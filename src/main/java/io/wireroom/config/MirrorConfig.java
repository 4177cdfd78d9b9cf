package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How lead images of others are fetched and kept. */
public interface MirrorConfig {
    /**
     * Whether lead images are fetched once and served from under {@link WireroomConfig#assets}. The pipeline and the endpoint
     * have to agree, and a store is needed.
     */
    @WithDefault("false")
    boolean enabled();

    /** The longest image that is taken, in bytes. */
    @WithDefault("10485760")
    int maxBytes();

    /** The largest image that is taken: its width times its height. */
    @WithDefault("40000000")
    long maxPixels();

    /** For a connection, and again for TLS. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** For one image: redirects, further tries and waiting for other images included. */
    @WithDefault("15s")
    Duration timeout();

    /** Images that are fetched from one host at a time. */
    @WithDefault("2")
    int perHost();

    /** Images that are fetched at a time; each may take three times {@link #maxBytes} of memory. */
    @WithDefault("8")
    int parallel();

    /** How long an image that could not be had is not asked for again; readers get the card meanwhile. */
    @WithDefault("10m")
    Duration retryAfter();

    /** Ports that are asked. */
    @WithDefault("80,443")
    Set<Integer> ports();

    /** Networks that are asked although they are not public, such as {@code 10.1.2.0/24}: of own image servers. */
    Optional<List<String>> allowedNetworks();
}
