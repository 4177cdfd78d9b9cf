package io.wireroom.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The objects of each overlay, as {@code kubectl kustomize} makes them. */
enum Overlay {
    DEVELOPMENT("k8s/overlays/development"),
    PRODUCTION("k8s/overlays/production"),
    STRIMZI("k8s/overlays/strimzi"),
    /** Production with the components that it leaves out. */
    EVERYTHING("src/test/k8s/everything");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<Overlay, List<JsonNode>> BUILT = new ConcurrentHashMap<>();

    private final String folder;

    Overlay(String folder) {
        this.folder = folder;
    }

    List<JsonNode> objects() {
        return BUILT.computeIfAbsent(this, Overlay::build);
    }

    Stream<JsonNode> ofKind(String kind) {
        return objects().stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** One of a kind by its name; names with a hash by what stands before it. */
    JsonNode object(String kind, String name) {
        return ofKind(kind)
                .filter(object -> name(object).matches(name + "(-[a-z0-9]{10})?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + this));
    }

    /** StatefulSets and Deployments. */
    List<JsonNode> workloads() {
        return Stream.concat(ofKind("StatefulSet"), ofKind("Deployment")).toList();
    }

    /** What makes pods: {@link #workloads}, and the jobs of CronJobs, which have the name of these. */
    List<JsonNode> podMakers() {
        return Stream.concat(
                        workloads().stream(),
                        ofKind("CronJob")
                                .map(cron -> ((ObjectNode)
                                                cron.at("/spec/jobTemplate").deepCopy())
                                        .<ObjectNode>set("metadata", cron.path("metadata"))))
                .toList();
    }

    /** Those that run Wireroom. */
    List<JsonNode> wirerooms() {
        return workloads().stream()
                .filter(workload -> name(workload).startsWith("wireroom-"))
                .toList();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    private static List<JsonNode> build(Overlay overlay) {
        return render(overlay.folder);
    }

    /** The objects of any folder with a kustomization. */
    static List<JsonNode> render(String folder) {
        List<String> command =
                onPath("kubectl") ? List.of("kubectl", "kustomize", folder) : List.of("kustomize", "build", folder);
        assumeTrue(onPath(command.getFirst()), "skipped: neither kubectl nor kustomize is here");
        try {
            Path errors = Files.createTempFile("kustomize", ".txt");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(process.getInputStream())) {
                List<JsonNode> objects = documents.readAll();
                if (process.waitFor() != 0 || !Files.readString(errors).isBlank()) {
                    throw new AssertionError(command + ": " + Files.readString(errors));
                }
                return objects;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
