package io.wireroom.mirror;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves host names. */
@FunctionalInterface
public interface HostResolver {

    /** The resolver of the platform. */
    HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * @return at least one address
     * @throws UnknownHostException if the host has no address
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
