package io.wireroom.k8s;

import static io.wireroom.k8s.Overlay.container;
import static io.wireroom.k8s.Overlay.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules of our own, which no schema knows. */
class ManifestRulesTest {

    @ParameterizedTest
    @EnumSource
    void imagesHaveAVersion(Overlay overlay) {
        assertThat(overlay.podMakers())
                .isNotEmpty()
                .allSatisfy(
                        workload -> assertThat(container(workload).path("image").asText())
                                .as(name(workload))
                                .matches(".+:[0-9a-z][^:/]*")
                                .doesNotEndWith(":latest"));
    }

    @ParameterizedTest
    @EnumSource
    void resourcesHaveRequestsAndLimits(Overlay overlay) {
        assertThat(overlay.podMakers()).allSatisfy(workload -> {
            JsonNode resources = container(workload).path("resources");
            for (String what : List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory")) {
                assertThat(resources.at(what).asText())
                        .as(name(workload) + what)
                        .isNotEmpty();
            }
            assertThat(resources.at("/limits/memory"))
                    .as("memory can't be taken back")
                    .isEqualTo(resources.at("/requests/memory"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void podsKeepToTheRestrictedStandard(Overlay overlay) {
        assertThat(overlay.object("Namespace", "wireroom")
                        .at("/metadata/labels")
                        .toString())
                .contains("\"pod-security.kubernetes.io/enforce\":\"restricted\"");
        assertThat(overlay.podMakers()).allSatisfy(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(pod.path("containers")).as("one process a pod").hasSize(1);
            assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC"))
                    .isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            JsonNode security = container(workload).path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(pod.path("volumes").findValuesAsText("hostPath")).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void wireroomWritesToItsVolumeAlone(Overlay overlay) {
        assertThat(overlay.wirerooms()).allSatisfy(workload -> {
            JsonNode container = container(workload);
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            for (JsonNode mount : container.path("volumeMounts")) {
                assertThat(mount.path("readOnly").asBoolean())
                        .as(name(workload) + " " + mount)
                        .isEqualTo(!mount.path("mountPath").asText().equals("/data"));
                assertThat(mount.has("subPath"))
                        .as("a mount by subPath never changes")
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyMountHasItsVolumeAndEveryVolumeIsMounted(Overlay overlay) {
        assertThat(overlay.podMakers()).allSatisfy(workload -> {
            Set<String> volumes = new TreeSet<>();
            workload.at("/spec/template/spec/volumes")
                    .forEach(volume -> volumes.add(volume.path("name").asText()));
            workload.at("/spec/volumeClaimTemplates").forEach(claim -> volumes.add(name(claim)));
            Set<String> mounts = new TreeSet<>();
            container(workload)
                    .path("volumeMounts")
                    .forEach(mount -> mounts.add(mount.path("name").asText()));
            assertThat(mounts).as(name(workload)).isEqualTo(volumes);
        });
    }

    @ParameterizedTest
    @EnumSource
    void probesUseTheRightPaths(Overlay overlay) {
        assertThat(overlay.wirerooms()).allSatisfy(workload -> {
            JsonNode container = container(workload);
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        });
    }

    @ParameterizedTest
    @EnumSource
    void startupProbesAllowForWaitingForKafka(Overlay overlay) {
        int kubeletForgetsAfter = 600;
        assertThat(overlay.wirerooms()).allSatisfy(workload -> {
            JsonNode probe = container(workload).path("startupProbe");
            assertThat(probe.path("periodSeconds").asInt()
                            * probe.path("failureThreshold").asInt())
                    .as(name(workload))
                    .isGreaterThan(kubeletForgetsAfter);
        });
    }

    @ParameterizedTest
    @EnumSource
    void terminationGracePeriodIsSufficient(Overlay overlay) {
        JsonNode settings = overlay.object("ConfigMap", "wireroom-settings").path("data");
        int delay = seconds(settings.path("QUARKUS_SHUTDOWN_DELAY").asText());
        int requests = seconds(settings.path("QUARKUS_SHUTDOWN_TIMEOUT").asText());
        int lastTransaction = 30;
        assertThat(overlay.wirerooms()).allSatisfy(workload -> {
            int before =
                    container(workload).at("/lifecycle/preStop/sleep/seconds").asInt();
            assertThat(before).isPositive();
            assertThat(workload.at("/spec/template/spec/terminationGracePeriodSeconds")
                            .asInt())
                    .isGreaterThanOrEqualTo(before + delay + requests + lastTransaction);
        });
    }

    @ParameterizedTest
    @EnumSource
    void accountsHaveNeitherTokenNorRights(Overlay overlay) {
        assertThat(overlay.objects().stream().map(object -> object.path("kind").asText()))
                .doesNotContain("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
        assertThat(overlay.ofKind("ServiceAccount"))
                .allSatisfy(account -> assertThat(
                                account.path("automountServiceAccountToken").asBoolean(true))
                        .isFalse());
        assertThat(overlay.podMakers()).allSatisfy(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(pod.path("automountServiceAccountToken")
                            .asBoolean(!name(workload).equals("kafka")))
                    .isFalse();
            overlay.object("ServiceAccount", pod.path("serviceAccountName").asText());
        });
    }

    @ParameterizedTest
    @EnumSource
    void selectorsFindTheirPods(Overlay overlay) {
        List<JsonNode> selectors = new ArrayList<>();
        overlay.ofKind("Service").forEach(service -> selectors.add(service.at("/spec/selector")));
        overlay.ofKind("PodDisruptionBudget").forEach(budget -> selectors.add(budget.at("/spec/selector/matchLabels")));
        overlay.workloads().forEach(workload -> {
            selectors.add(workload.at("/spec/selector/matchLabels"));
            workload.at("/spec/template/spec/topologySpreadConstraints")
                    .forEach(spread -> selectors.add(spread.at("/labelSelector/matchLabels")));
        });
        assertThat(selectors)
                .allSatisfy(selector -> assertThat(overlay.workloads().stream()
                                .filter(workload ->
                                        Peer.matchesLabels(selector, workload.at("/spec/template/metadata/labels"))))
                        .as(selector.toString())
                        .hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void targetsOfScalersAndRoutesExist(Overlay overlay) {
        Stream.concat(overlay.ofKind("ScaledObject"), overlay.ofKind("HorizontalPodAutoscaler"))
                .map(scaler -> scaler.at("/spec/scaleTargetRef"))
                .forEach(target -> {
                    JsonNode workload = overlay.object(
                            target.path("kind").asText(), target.path("name").asText());
                    assertThat(workload.at("/spec").has("replicas"))
                            .as("the autoscaler owns the replicas of " + name(workload))
                            .isFalse();
                });
        for (String backend : List.of("backendRefs", "service")) {
            overlay.objects().stream()
                    .filter(object -> Set.of("HTTPRoute", "Ingress")
                            .contains(object.path("kind").asText()))
                    .flatMap(object -> object.findValues(backend).stream())
                    .flatMap(found -> found.isArray() ? found.valueStream() : Stream.of(found))
                    .forEach(service ->
                            overlay.object("Service", service.path("name").asText()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void disruptionBudgetsAllowOnePod(Overlay overlay) {
        assertThat(overlay.wirerooms()).allSatisfy(workload -> {
            JsonNode budget =
                    overlay.object("PodDisruptionBudget", name(workload)).path("spec");
            assertThat(budget.path("maxUnavailable").asInt()).isEqualTo(1);
            assertThat(budget.path("unhealthyPodEvictionPolicy").asText())
                    .as("a pod that is not ready holds no node up")
                    .isEqualTo("AlwaysAllow");
        });
    }

    @ParameterizedTest
    @EnumSource
    void metricsAreNotExposed(Overlay overlay) {
        assertThat(Stream.concat(overlay.ofKind("HTTPRoute"), overlay.ofKind("Ingress")))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.toString()).doesNotContain("metrics", "/q/health"));
    }

    @Test
    void pipelinesAreNotScaledBeyondTheirPartitions() {
        for (Overlay overlay : List.of(Overlay.PRODUCTION, Overlay.STRIMZI)) {
            int partitions = overlay.object("ConfigMap", "wireroom-settings")
                    .at("/data/WIREROOM_PIPELINE_PARTITIONS")
                    .asInt();
            int threads = 2;
            assertThat(overlay.object("ScaledObject", "wireroom-pipeline")
                                    .at("/spec/maxReplicaCount")
                                    .asInt()
                            * threads)
                    .isEqualTo(partitions);
        }
    }

    @Test
    void statefulSetsScaleDownSlowly() {
        for (Overlay overlay : List.of(Overlay.PRODUCTION, Overlay.STRIMZI)) {
            JsonNode scaled =
                    overlay.object("ScaledObject", "wireroom-pipeline").path("spec");
            assertThat(scaled.has("fallback"))
                    .as("Kafka that can't be asked is no reason for fewer")
                    .isFalse();
            List<JsonNode> behaviors = List.of(
                    scaled.at("/advanced/horizontalPodAutoscalerConfig/behavior"),
                    overlay.object("HorizontalPodAutoscaler", "wireroom-endpoint")
                            .at("/spec/behavior"));
            assertThat(behaviors).allSatisfy(behavior -> {
                JsonNode down = behavior.path("scaleDown");
                assertThat(down.path("stabilizationWindowSeconds").asInt()).isGreaterThanOrEqualTo(1800);
                assertThat(down.at("/policies/0/value").asInt()).isEqualTo(1);
            });
        }
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replace("s", ""));
    }
}
