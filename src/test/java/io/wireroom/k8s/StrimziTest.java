package io.wireroom.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kafka as the Strimzi overlay has it. */
class StrimziTest {
    private static final JsonNode KAFKA = spec("Kafka", "wireroom");
    private static final List<String> POOLS = List.of("controllers", "brokers");

    private static JsonNode spec(String kind, String name) {
        return Overlay.STRIMZI.object(kind, name).path("spec");
    }

    @Test
    void podsKeepToTheRestrictedStandardOfTheNamespace() {
        Stream<JsonNode> ofPools = POOLS.stream()
                .map(pool -> spec("KafkaNodePool", pool).path("template"))
                .flatMap(template -> Stream.of(template.path("kafkaContainer"), template.path("initContainer")));
        Stream<JsonNode> ofOperators = Stream.of("topicOperatorContainer", "userOperatorContainer")
                .map(container -> KAFKA.at("/entityOperator/template").path(container));
        assertThat(Stream.concat(ofPools, ofOperators)).hasSize(6).allSatisfy(container -> {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        });
    }

    @Test
    void resourcesHaveRequestsAndLimits() {
        Stream<JsonNode> ofPools = POOLS.stream().map(pool -> spec("KafkaNodePool", pool));
        Stream<JsonNode> ofOperators = Stream.of("topicOperator", "userOperator")
                .map(operator -> KAFKA.path("entityOperator").path(operator));
        assertThat(Stream.concat(ofPools, ofOperators)).hasSize(4).allSatisfy(owner -> {
            assertThat(owner.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(owner.at("/resources/limits/memory").asText())
                    .isNotEmpty()
                    .isEqualTo(owner.at("/resources/requests/memory").asText());
        });
    }

    @Test
    void controllersAreSeparateAndPodsOfAPoolAreOnDifferentNodes() {
        for (String pool : POOLS) {
            JsonNode spec = spec("KafkaNodePool", pool);
            assertThat(spec.path("roles").toString()).isEqualTo("[\"" + pool.replaceAll("s$", "") + "\"]");
            assertThat(spec.path("replicas").asInt()).isEqualTo(3);
            JsonNode apart =
                    spec.at("/template/pod/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0");
            assertThat(apart.path("topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
            assertThat(apart.at("/labelSelector/matchLabels/strimzi.io~1pool-name")
                            .asText())
                    .isEqualTo(pool);
            assertThat(spec.at("/storage/volumes/0/deleteClaim").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void brokersAreMonitored() {
        assertThat(KAFKA.at("/kafka/metricsConfig/type").asText()).isEqualTo("strimziMetricsReporter");
        JsonNode monitor = spec("PodMonitor", "wireroom-kafka");
        assertThat(monitor.at("/selector/matchLabels/strimzi.io~1cluster").asText())
                .isEqualTo("wireroom");
        assertThat(monitor.at("/podMetricsEndpoints/0/port").asText()).isEqualTo("tcp-prometheus");
    }

    @Test
    void everyPodWithAUserAndEveryClientReachesTheListener() {
        JsonNode listener = KAFKA.at("/kafka/listeners/0");
        assertThat(listener.at("/authentication/type").asText()).isEqualTo("tls");
        List<Peer> peers = List.of(
                Peer.pod("wireroom", Map.of("app.kubernetes.io/name", "wireroom")),
                Peer.pod("keda", Map.of()),
                Peer.pod(Map.of("kubernetes.io/metadata.name", "news", "wireroom.io/kafka-clients", "true"), Map.of()));
        assertThat(peers).allSatisfy(peer -> assertThat(isPeer(listener, peer)).isTrue());
        assertThat(isPeer(listener, Peer.pod("elsewhere", Map.of("app.kubernetes.io/name", "wireroom"))))
                .isFalse();
    }

    private static boolean isPeer(JsonNode listener, Peer pod) {
        return listener.path("networkPolicyPeers")
                .valueStream()
                .anyMatch(peer -> (peer.has("namespaceSelector")
                                ? Peer.matches(peer.path("namespaceSelector"), pod.namespace())
                                : pod.isIn("wireroom"))
                        && Peer.matches(peer.path("podSelector"), pod.labels()));
    }

    /** Clients that are not Wireroom itself can neither publish nor see what is held. */
    @Test
    void producersMayOnlyWriteAndConsumersOnlyRead() {
        assertThat(rights("producer")).containsExactly("topic articles.ingest Describe", "topic articles.ingest Write");
        assertThat(rights("consumer"))
                .containsExactly(
                        "group consumer- Describe",
                        "group consumer- Read",
                        "topic articles.normalized Describe",
                        "topic articles.normalized Read");
    }

    /** Without Strimzi, a script grants the same. */
    @Test
    void theScriptForOtherClustersGrantsTheSameRights() throws IOException {
        Set<String> granted = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("k8s/overlays/production/acls"))) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals("allow")) {
                for (int i = 5; i < parts.length; i++) {
                    granted.add(String.join(" ", parts[1], parts[2], parts[4], parts[i])
                            + (parts[3].equals("prefixed") ? " prefix" : ""));
                }
            }
        }
        Set<String> wanted = new TreeSet<>();
        Overlay.STRIMZI
                .ofKind("KafkaUser")
                .forEach(user -> user.at("/spec/authorization/acls")
                        .forEach(acl -> acl.path("operations")
                                .forEach(operation -> wanted.add(Overlay.name(user) + " "
                                        + acl.at("/resource/type").asText() + " "
                                        + acl.at("/resource/name").asText() + " " + operation.asText()
                                        + (acl.at("/resource/patternType")
                                                        .asText()
                                                        .equals("prefix")
                                                ? " prefix"
                                                : "")))));
        assertThat(granted).isEqualTo(wanted).hasSizeGreaterThan(40);
    }

    private static Set<String> rights(String user) {
        Set<String> rights = new TreeSet<>();
        spec("KafkaUser", user)
                .at("/authorization/acls")
                .forEach(acl -> acl.path("operations")
                        .forEach(
                                operation -> rights.add(acl.at("/resource/type").asText() + " "
                                        + acl.at("/resource/name").asText() + " " + operation.asText())));
        return rights;
    }
}
