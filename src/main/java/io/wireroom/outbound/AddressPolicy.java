package io.wireroom.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which addresses requests may be sent to: public addresses, and networks that the operator allows.
 *
 * <p>IPv4: refused is every range that the IANA special-purpose registry (RFC 6890) does not list as globally reachable:
 * private, shared, loopback, link-local (including cloud metadata services), documentation, benchmarking, multicast, reserved
 * and broadcast. IPv6: allowed is global unicast ({@code 2000::/3}) without the ranges that embed IPv4 addresses or belong to
 * protocols: Teredo, ORCHID, 6to4, documentation. This excludes IPv4-mapped, IPv4-compatible and IPv4-translated addresses,
 * unique local and link-local addresses, and future assignments outside {@code 2000::/3}.
 */
public final class AddressPolicy {
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by carriers; Alibaba's metadata
                    "127.0.0.0/8", // loopback
                    "168.63.129.16/32", // Azure's host
                    "169.254.0.0/16", // link-local; metadata of most clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocols; Oracle's metadata
                    "192.0.2.0/24", // documentation
                    "192.31.196.0/24", // AS112
                    "192.52.193.0/24", // AMT
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "192.175.48.0/24", // AS112
                    "198.18.0.0/15", // benchmarking
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved; broadcast
                    "2001::/23", // protocols: Teredo, benchmarking, ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "3fff::/20") // documentation
            .map(Network::parse)
            .toList();

    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");
    private static final int IPV4_BYTES = 4;

    private final List<Network> allowed;

    /** @param allowed private networks that are allowed in addition to public addresses */
    public AddressPolicy(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    public boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return (address.getAddress().length == IPV4_BYTES || GLOBAL_UNICAST.contains(address))
                && NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }
}
