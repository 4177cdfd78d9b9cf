package io.wireroom.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who talks: a pod, by its labels and those of its namespace, or an address outside. */
record Peer(
        ObjectNode namespace, ObjectNode labels, @Nullable String address) {

    static Peer pod(String namespace, Map<String, String> labels) {
        return pod(Map.of("kubernetes.io/metadata.name", namespace), labels);
    }

    static Peer pod(Map<String, String> namespace, Map<String, String> labels) {
        return new Peer(object(namespace), object(labels), null);
    }

    static Peer address(String ip) {
        return new Peer(object(Map.of()), object(Map.of()), ip);
    }

    private static ObjectNode object(Map<String, String> labels) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        labels.forEach(object::put);
        return object;
    }

    boolean isIn(String name) {
        return namespace.path("kubernetes.io/metadata.name").asText().equals(name);
    }

    /** Whether a label selector chooses these labels. */
    static boolean matches(JsonNode selector, JsonNode labels) {
        return matchesLabels(selector.path("matchLabels"), labels)
                && StreamSupport.stream(selector.path("matchExpressions").spliterator(), false)
                        .allMatch(expression -> matchesExpression(expression, labels));
    }

    static boolean matchesLabels(JsonNode wanted, JsonNode labels) {
        return wanted.properties().stream()
                .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }

    private static boolean matchesExpression(JsonNode expression, JsonNode labels) {
        JsonNode label = labels.path(expression.path("key").asText());
        boolean listed = StreamSupport.stream(expression.path("values").spliterator(), false)
                .anyMatch(label::equals);
        return switch (expression.path("operator").asText()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> !label.isMissingNode();
            case "DoesNotExist" -> label.isMissingNode();
            case String other -> throw new AssertionError("no operator " + other);
        };
    }
}
