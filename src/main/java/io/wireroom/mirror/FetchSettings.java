package io.wireroom.mirror;

import io.wireroom.outbound.Network;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Limits on fetching images, and permitted destinations.
 *
 * @param maxBytes maximum size of an image file in bytes
 * @param maxPixels maximum width × height
 * @param connectTimeout time limit for connecting and for the TLS handshake, each
 * @param timeout total time limit, including name resolution, redirects and retries
 * @param perHost maximum concurrent connections per host
 * @param overall maximum concurrent fetches
 * @param ports allowed ports
 * @param networks allowed private networks
 */
public record FetchSettings(
        int maxBytes,
        long maxPixels,
        Duration connectTimeout,
        Duration timeout,
        int perHost,
        int overall,
        Set<Integer> ports,
        List<Network> networks) {

    public FetchSettings {
        if (maxBytes < 1 || maxPixels < 1 || perHost < 1 || overall < 1) {
            throw new IllegalArgumentException("limits of mirroring must be at least 1");
        }
        if (!connectTimeout.isPositive() || !timeout.isPositive()) {
            throw new IllegalArgumentException("timeouts of mirroring must be positive");
        }
        ports = Set.copyOf(ports);
        networks = List.copyOf(networks);
    }
}
