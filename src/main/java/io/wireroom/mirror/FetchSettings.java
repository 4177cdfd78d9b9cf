package io.wireroom.mirror;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What images may cost, and where they may come from.
 *
 * @param maxBytes the longest image
 * @param maxPixels the largest, width times height
 * @param connectTimeout for the connection and TLS
 * @param timeout for the whole: names, redirects, tries and all
 * @param perHost connections to one host at a time
 * @param overall images that are fetched at a time
 * @param ports that are asked
 * @param networks that are asked although they are not public
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
            throw new IllegalArgumentException("limits of mirroring are at least 1");
        }
        if (!connectTimeout.isPositive() || !timeout.isPositive()) {
            throw new IllegalArgumentException("timeouts of mirroring are above 0");
        }
        ports = Set.copyOf(ports);
        networks = List.copyOf(networks);
    }
}
