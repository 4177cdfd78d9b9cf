package io.wireroom.outbound;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/**
 * A range of IP addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param base any address of the range
 * @param bits prefix length
 */
public record Network(InetAddress base, int bits) {
    public Network {
        if (bits < 0 || bits > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("invalid prefix length " + bits + " for " + base.getHostAddress());
        }
    }

    /** @throws IllegalArgumentException if one is not in CIDR notation */
    public static List<Network> parseAll(Collection<String> texts) {
        return texts.stream().map(Network::parse).toList();
    }

    /**
     * Parses {@code 10.0.0.0/8} or {@code fd00::/8}. An address without a prefix length is a network of one address. Host names
     * are not resolved.
     *
     * @throws IllegalArgumentException if {@code cidr} has another form
     */
    public static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        InetAddress base = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash));
        return new Network(
                base, slash < 0 ? base.getAddress().length * Byte.SIZE : Integer.parseInt(cidr.substring(slash + 1)));
    }

    /** Whether {@code address} is in this range. Always false for an address of the other IP version. */
    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (ours[i] != theirs[i]) {
                return false;
            }
        }
        int rest = Byte.SIZE - bits % Byte.SIZE;
        return rest == Byte.SIZE || (ours[whole] & 0xFF) >> rest == (theirs[whole] & 0xFF) >> rest;
    }
}
