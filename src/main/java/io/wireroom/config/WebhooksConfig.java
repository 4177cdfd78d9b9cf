package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How changes are sent to the partners' webhooks. */
public interface WebhooksConfig {
    /** Consumer group of the processes that share the endpoints, and prefix of their transactional ids. */
    @WithDefault("wireroom-webhooks")
    String group();

    /** Time limit of a request, including name resolution and connection. */
    @WithDefault("20s")
    Duration timeout();

    /** Delays after the first, second, … failure of a message; the last one applies to all further failures. */
    @WithDefault("5s,5m,30m,2h,5h,10h,10h")
    List<Duration> retries();

    /** Time since the first failure after which an endpoint is disabled. */
    @WithDefault("120h")
    Duration disableAfter();

    /** Allowed private networks in CIDR notation, such as {@code 10.1.2.0/24}. */
    Optional<List<String>> allowedNetworks();
}
