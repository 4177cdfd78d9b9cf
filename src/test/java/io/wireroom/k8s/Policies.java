package io.wireroom.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the NetworkPolicies of an overlay let through, by the rules of Kubernetes. */
final class Policies {
    private static final String NAMESPACE = "wireroom";

    private final List<JsonNode> policies;

    Policies(Overlay overlay) {
        this.policies = overlay.ofKind("NetworkPolicy").toList();
    }

    boolean lets(Peer from, Peer to, String protocol, Object port) {
        return allows("Egress", from, to, protocol, port) && allows("Ingress", to, from, protocol, port);
    }

    /** One side: a pod that no policy of this direction chooses may do anything; another only what one of them lists. */
    private boolean allows(String direction, Peer pod, Peer other, String protocol, Object port) {
        if (pod.address() != null || !pod.isIn(NAMESPACE)) {
            return true;
        }
        List<JsonNode> choosing = policies.stream()
                .filter(policy -> policy.at("/spec/policyTypes").toString().contains(direction))
                .filter(policy -> Peer.matches(policy.at("/spec/podSelector"), pod.labels()))
                .toList();
        boolean egress = direction.equals("Egress");
        return choosing.isEmpty()
                || choosing.stream()
                        .flatMap(policy -> each(policy.path("spec").path(egress ? "egress" : "ingress")))
                        .anyMatch(rule -> anyPeer(rule.path(egress ? "to" : "from"), other)
                                && anyPort(rule.path("ports"), protocol, port));
    }

    private static boolean anyPeer(JsonNode peers, Peer other) {
        return peers.isEmpty() || each(peers).anyMatch(peer -> isPeer(peer, other));
    }

    private static boolean isPeer(JsonNode peer, Peer other) {
        if (peer.has("ipBlock")) {
            return other.address() != null
                    && contains(peer.at("/ipBlock/cidr").asText(), other.address())
                    && each(peer.at("/ipBlock/except")).noneMatch(block -> contains(block.asText(), other.address()));
        }
        return other.address() == null
                && (peer.has("namespaceSelector")
                        ? Peer.matches(peer.path("namespaceSelector"), other.namespace())
                        : other.isIn(NAMESPACE))
                && Peer.matches(peer.path("podSelector"), other.labels());
    }

    private static boolean anyPort(JsonNode ports, String protocol, Object port) {
        return ports.isEmpty()
                || each(ports)
                        .anyMatch(each -> each.path("protocol").asText().equals(protocol)
                                && each.path("port").asText().equals(port.toString()));
    }

    private static boolean contains(String block, String address) {
        try {
            byte[] first = InetAddress.getByName(block.substring(0, block.indexOf('/')))
                    .getAddress();
            byte[] other = InetAddress.getByName(address).getAddress();
            int free = first.length * 8 - Integer.parseInt(block.substring(block.indexOf('/') + 1));
            return first.length == other.length
                    && new BigInteger(1, first).shiftRight(free).equals(new BigInteger(1, other).shiftRight(free));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
