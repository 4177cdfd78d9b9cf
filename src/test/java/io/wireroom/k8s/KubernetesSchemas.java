package io.wireroom.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wireroom.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks objects against the descriptions of the Kubernetes API and of the custom resources. Stricter than a cluster is: a
 * field that is not described is a problem.
 */
final class KubernetesSchemas {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern QUANTITY = Pattern.compile("[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?");

    private final JsonNode definitions;
    private final Map<String, JsonNode> byKind = new HashMap<>();

    private KubernetesSchemas(JsonNode definitions) {
        this.definitions = definitions;
        definitions.forEach(schema -> schema.path("x-kubernetes-group-version-kind")
                .forEach(kind -> byKind.put(
                        key(
                                kind.path("group").asText(),
                                kind.path("version").asText(),
                                kind.path("kind").asText()),
                        schema)));
    }

    static KubernetesSchemas load() throws IOException {
        Path folder = Corpus.folder("reference/kubernetes");
        KubernetesSchemas schemas = new KubernetesSchemas(
                YAML.readTree(folder.resolve("kubernetes-definitions.json").toFile())
                        .path("definitions"));
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                schemas.add(YAML.readTree(file.toFile()).path("spec"));
            }
        }
        return schemas;
    }

    private void add(JsonNode resource) {
        resource.path("versions")
                .forEach(version -> byKind.put(
                        key(
                                resource.path("group").asText(),
                                version.path("name").asText(),
                                resource.at("/names/kind").asText()),
                        version.at("/schema/openAPIV3Schema")));
    }

    private static String key(String group, String version, String kind) {
        return (group.isEmpty() ? "" : group + "/") + version + " " + kind;
    }

    /** What is wrong with an object, each with the path of the field; empty if nothing is. */
    List<String> problems(JsonNode object) {
        String key =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        JsonNode schema = byKind.get(key);
        if (schema == null) {
            return List.of("no such kind: " + key);
        }
        List<String> problems = new ArrayList<>();
        check(key + " " + Overlay.name(object), object, schema, problems);
        return problems;
    }

    private void check(String path, JsonNode value, JsonNode given, List<String> problems) {
        String reference = given.path("$ref").asText();
        JsonNode schema =
                reference.isEmpty() ? given : definitions.path(reference.substring(reference.lastIndexOf('/') + 1));
        if (schema.path("format").asText().equals("int-or-string")
                || schema.path("x-kubernetes-int-or-string").asBoolean()) {
            require(value.isInt() || value.isTextual(), path, "a number or a text", problems);
            return;
        }
        if (reference.endsWith("Quantity")) {
            require(QUANTITY.matcher(value.asText()).matches(), path, "a quantity", problems);
            return;
        }
        switch (schema.path("type").asText()) {
            case "object" -> checkObject(path, value, schema, problems);
            case "array" -> checkArray(path, value, schema.path("items"), problems);
            case "string" -> checkText(path, value, schema, problems);
            case "integer" -> require(value.isIntegralNumber(), path, "a whole number", problems);
            case "number" -> require(value.isNumber(), path, "a number", problems);
            case "boolean" -> require(value.isBoolean(), path, "true or false", problems);
            default -> require(schema.size() > 0, path, "described", problems);
        }
    }

    private void checkObject(String path, JsonNode value, JsonNode schema, List<String> problems) {
        if (!value.isObject()) {
            problems.add(path + " has to be an object");
            return;
        }
        for (JsonNode required : schema.path("required")) {
            require(value.has(required.asText()), path + "." + required.asText(), "there", problems);
        }
        value.properties().forEach(field -> {
            JsonNode fieldSchema = field(schema, field.getKey());
            if (fieldSchema.isMissingNode()) {
                problems.add(path + "." + field.getKey() + " is not known");
            } else if (!fieldSchema.isBoolean()) {
                check(path + "." + field.getKey(), field.getValue(), fieldSchema, problems);
            }
        });
    }

    /** A boolean where anything goes. */
    private static JsonNode field(JsonNode schema, String name) {
        JsonNode described = schema.path("properties").path(name);
        if (!described.isMissingNode()) {
            return described;
        }
        JsonNode others = schema.path("additionalProperties");
        if (!others.isMissingNode()) {
            return others;
        }
        boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                // A custom resource's metadata is described by Kubernetes and not by its own schema.
                || (!schema.has("properties") && schema.path("type").asText().equals("object"));
        return open ? com.fasterxml.jackson.databind.node.BooleanNode.TRUE : MissingNode.getInstance();
    }

    private void checkArray(String path, JsonNode value, JsonNode items, List<String> problems) {
        require(value.isArray(), path, "a list", problems);
        for (int i = 0; i < value.size(); i++) {
            check(path + "[" + i + "]", value.path(i), items, problems);
        }
    }

    private static void checkText(String path, JsonNode value, JsonNode schema, List<String> problems) {
        require(value.isTextual(), path, "a text", problems);
        JsonNode allowed = schema.path("enum");
        if (!allowed.isMissingNode()) {
            boolean isAllowed = false;
            for (JsonNode each : allowed) {
                isAllowed |= each.equals(value);
            }
            require(isAllowed, path, "one of " + allowed, problems);
        }
        String pattern = schema.path("pattern").asText();
        if (!pattern.isEmpty()) {
            require(Pattern.compile(pattern).matcher(value.asText()).find(), path, "like " + pattern, problems);
        }
    }

    private static void require(boolean fulfilled, String path, String what, List<String> problems) {
        if (!fulfilled) {
            problems.add(path + " has to be " + what);
        }
    }
}
