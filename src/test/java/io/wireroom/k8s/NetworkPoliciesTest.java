package io.wireroom.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tries every way between those who could want to talk, and compares those that are open with those that have to be. */
class NetworkPoliciesTest {
    private static final Map<String, Peer> OUTSIDE = new LinkedHashMap<>();

    static {
        OUTSIDE.put("prometheus", Peer.pod("monitoring", Map.of("app.kubernetes.io/name", "prometheus")));
        OUTSIDE.put(
                "gateway",
                Peer.pod(
                        Map.of("kubernetes.io/metadata.name", "gateway", "wireroom.io/gateway", "true"),
                        Map.of("app", "envoy")));
        OUTSIDE.put("dns", Peer.pod("kube-system", Map.of("k8s-app", "kube-dns")));
        OUTSIDE.put("system", Peer.pod("kube-system", Map.of("k8s-app", "something")));
        OUTSIDE.put("stranger", Peer.pod("elsewhere", Map.of("app.kubernetes.io/name", "wireroom")));
        OUTSIDE.put("brokers", Peer.address("192.0.2.7"));
        OUTSIDE.put("web", Peer.address("203.0.113.9"));
        OUTSIDE.put("web6", Peer.address("2001:db8::9"));
        OUTSIDE.put("private", Peer.address("10.1.2.3"));
        OUTSIDE.put("metadata", Peer.address("169.254.169.254"));
    }

    @Test
    void developmentAllowsExactlyTheNeededConnections() {
        assertThat(open(Overlay.DEVELOPMENT, Map.of()))
                .containsExactlyInAnyOrder(
                        "pipeline → dns UDP 53",
                        "pipeline → dns TCP 53",
                        "pipeline → kafka TCP 9092",
                        "endpoint → dns UDP 53",
                        "endpoint → dns TCP 53",
                        "endpoint → kafka TCP 9092",
                        "kafka → dns UDP 53",
                        "kafka → dns TCP 53",
                        "prometheus → pipeline TCP 8080",
                        "prometheus → endpoint TCP 8080",
                        "gateway → endpoint TCP 8080");
    }

    @Test
    void productionAllowsExactlyTheNeededConnections() {
        assertThat(open(Overlay.PRODUCTION, Map.of()))
                .containsExactlyInAnyOrder(
                        "pipeline → dns UDP 53",
                        "pipeline → dns TCP 53",
                        "pipeline → brokers TCP 9093",
                        "endpoint → dns UDP 53",
                        "endpoint → dns TCP 53",
                        "endpoint → brokers TCP 9093",
                        "endpoint → brokers TCP 443",
                        "endpoint → brokers TCP 80",
                        "endpoint → web TCP 443",
                        "endpoint → web TCP 80",
                        "endpoint → web6 TCP 443",
                        "endpoint → web6 TCP 80",
                        "backup → dns UDP 53",
                        "backup → dns TCP 53",
                        "backup → endpoint TCP 8080",
                        "assets → dns UDP 53",
                        "assets → dns TCP 53",
                        "assets → brokers TCP 9093",
                        "assets → brokers TCP 443",
                        "assets → web TCP 443",
                        "prometheus → pipeline TCP 8080",
                        "prometheus → endpoint TCP 8080",
                        "prometheus → assets TCP 8080",
                        "gateway → endpoint TCP 8080");
    }

    @Test
    void strimziAllowsExactlyTheNeededConnections() {
        Peer broker = Peer.pod("wireroom", Map.of("strimzi.io/cluster", "wireroom", "app.kubernetes.io/name", "kafka"));
        Set<String> open = open(Overlay.STRIMZI, Map.of("broker", broker));
        open.removeIf(way -> way.startsWith("broker → ") && !way.contains("pipeline") && !way.contains("endpoint"));
        open.removeIf(way -> !way.startsWith("pipeline")
                && !way.startsWith("endpoint")
                && !way.startsWith("assets")
                && way.contains("→ broker "));
        assertThat(open)
                .as("but for brokers, whose network Strimzi guards")
                .containsExactlyInAnyOrder(
                        "pipeline → dns UDP 53",
                        "pipeline → dns TCP 53",
                        "pipeline → broker TCP 9093",
                        "endpoint → dns UDP 53",
                        "endpoint → dns TCP 53",
                        "endpoint → broker TCP 9093",
                        "endpoint → brokers TCP 443",
                        "endpoint → brokers TCP 80",
                        "endpoint → web TCP 443",
                        "endpoint → web TCP 80",
                        "endpoint → web6 TCP 443",
                        "endpoint → web6 TCP 80",
                        "backup → dns UDP 53",
                        "backup → dns TCP 53",
                        "backup → endpoint TCP 8080",
                        "assets → dns UDP 53",
                        "assets → dns TCP 53",
                        "assets → broker TCP 9093",
                        "assets → brokers TCP 443",
                        "assets → web TCP 443",
                        "prometheus → pipeline TCP 8080",
                        "prometheus → endpoint TCP 8080",
                        "prometheus → assets TCP 8080",
                        "gateway → endpoint TCP 8080");
    }

    /** Every way between pods of the overlay and others that is open, as {@code from → to PROTOCOL PORT}. */
    private static Set<String> open(Overlay overlay, Map<String, Peer> more) {
        Map<String, Peer> pods = new LinkedHashMap<>(more);
        for (JsonNode workload : overlay.podMakers()) {
            Map<String, String> labels = new LinkedHashMap<>();
            workload.at("/spec/template/metadata/labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            pods.put(Overlay.name(workload).replace("wireroom-", ""), Peer.pod("wireroom", labels));
        }
        Map<String, Peer> all = new LinkedHashMap<>(pods);
        all.putAll(OUTSIDE);
        Policies policies = new Policies(overlay);
        Set<String> open = new TreeSet<>();
        for (Map.Entry<String, Peer> from : all.entrySet()) {
            for (Map.Entry<String, Peer> to : all.entrySet()) {
                if (!from.equals(to) && (pods.containsKey(from.getKey()) || pods.containsKey(to.getKey()))) {
                    ways(policies, from, to, open);
                }
            }
        }
        return open;
    }

    private static void ways(
            Policies policies, Map.Entry<String, Peer> from, Map.Entry<String, Peer> to, Set<String> open) {
        for (String way :
                Set.of("UDP 53", "TCP 53", "TCP 80", "TCP 443", "TCP 9092", "TCP 9093", "TCP 8080", "TCP 6443")) {
            String[] parts = way.split(" ", 2);
            if (policies.lets(from.getValue(), to.getValue(), parts[0], parts[1])) {
                open.add(from.getKey() + " → " + to.getKey() + " " + way);
            }
        }
    }
}
