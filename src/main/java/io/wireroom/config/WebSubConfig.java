package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hubs (WebSub) that are told of changes of the feeds. */
public interface WebSubConfig {
    /** URLs of the hubs. Feeds must be public. */
    Optional<List<String>> hubs();

    /** Time in which changes are collected before a hub is pinged. */
    @WithDefault("5s")
    Duration interval();

    /** Maximum number of pings per hub and interval. */
    @WithDefault("60")
    int maxPings();

    /** Time limit of a ping, including name resolution and connection. */
    @WithDefault("10s")
    Duration timeout();

    /** Allowed private networks in CIDR notation, such as {@code 10.1.2.0/24}. */
    Optional<List<String>> allowedNetworks();

    /** Consumer group of the processes of which one pings. */
    @WithDefault("wireroom-websub")
    String group();
}
