package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Compares every response that tests receive with the OpenAPI document: status and media type are documented for path and
 * method, and JSON is valid by its schema.
 */
final class OpenApiContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    /** Not in the document: paths of the framework, pages that are no API, and paths that do not exist. */
    private static final List<String> OTHERS = List.of("/q/", "/docs/api", "/console");

    /** Statuses that every path may have. */
    private static final Map<Integer, String> ANYWHERE = Map.of(404, "NotFound", 405, "MethodNotAllowed");

    private OpenApiContract() {}

    /**
     * Fails if the response is not as documented.
     *
     * @param path with or without a query
     */
    static <T> HttpResponse<T> check(String method, String path, HttpResponse<T> answer) {
        String bare = path.replaceFirst("[?].*", "");
        if (method.equals("OPTIONS") || OTHERS.stream().anyMatch(bare::startsWith)) {
            return answer;
        }
        if (isRefusedOrigin(answer)) {
            return answer;
        }
        String what = method + " " + path + " → " + answer.statusCode();
        JsonNode operation = operation(method, bare);
        JsonNode response = response(operation, answer.statusCode());
        assertThat(response).as("%s is documented", what).isNotNull();
        if (!method.equals("HEAD") && answer.statusCode() != 304) {
            checkBody(what, Objects.requireNonNull(response), answer);
        }
        return answer;
    }

    /** The framework rejects an origin that CORS does not allow before any resource, without a body. */
    private static boolean isRefusedOrigin(HttpResponse<?> answer) {
        return answer.statusCode() == 403
                && answer.request().headers().firstValue("Origin").isPresent()
                && answer.headers().firstValue("Content-Type").isEmpty();
    }

    private static @Nullable JsonNode response(@Nullable JsonNode operation, int status) {
        JsonNode documented =
                operation == null ? null : operation.path("responses").get(Integer.toString(status));
        if (documented == null && ANYWHERE.containsKey(status)) {
            documented = DOCUMENT.at("/components/responses/" + ANYWHERE.get(status));
        }
        return documented == null ? null : resolved(documented);
    }

    private static void checkBody(String what, JsonNode response, HttpResponse<?> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return;
        }
        String mediaType = type.replaceFirst(";.*", "").strip();
        JsonNode documented = content.get(mediaType);
        if (isProblemForBrowsers(answer, mediaType)) {
            return;
        }
        assertThat(documented).as("%s as %s is documented", what, type).isNotNull();
        boolean compressed = answer.headers().firstValue("Content-Encoding").isPresent();
        byte[] body = compressed
                ? null
                : bytes(answer.body()); // other tests compare their content with uncompressed responses
        if (body == null || !mediaType.matches(".*[/+]json")) {
            return;
        }
        JsonNode schema = Objects.requireNonNull(documented).get("schema");
        assertThat(schema(schema)
                        .validate(
                                new String(body, UTF_8),
                                InputFormat.JSON,
                                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s: %s", what, new String(body, UTF_8))
                .isEmpty();
    }

    /** Every problem is a page where a browser asks. */
    private static boolean isProblemForBrowsers(HttpResponse<?> answer, String mediaType) {
        return answer.statusCode() >= 400
                && mediaType.equals("text/html")
                && answer.request().headers().firstValue("Accept").orElse("").matches("(?i).*html.*");
    }

    private static byte @Nullable [] bytes(@Nullable Object body) {
        return switch (body) {
            case String text -> text.getBytes(UTF_8);
            case byte[] bytes -> bytes;
            case null, default -> null; // streams are read by the test
        };
    }

    /** The operation of a path. Paths without variables take precedence. */
    private static @Nullable JsonNode operation(String method, String path) {
        String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        Optional<Map.Entry<String, JsonNode>> item = DOCUMENT.path("paths").properties().stream()
                .filter(each -> pattern(each.getKey()).matcher(path).matches())
                .min(Comparator.comparingInt(each -> each.getKey().indexOf('{') < 0 ? 0 : 1));
        return item.map(each -> each.getValue().get(verb)).orElse(null);
    }

    private static Pattern pattern(String template) {
        String variable = template.startsWith("/assets/") || template.startsWith("/docs/") ? ".+" : "[^/]+";
        return Pattern.compile(
                template.replace(".", "\\.").replace("{month}", "[0-9]{6}").replaceAll("\\{[a-z]+}", variable));
    }

    private static JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : DOCUMENT.at(reference.asText().substring(1));
    }

    private static Schema schema(JsonNode schema) {
        return COMPILED.computeIfAbsent(schema.toString(), key -> {
            ObjectNode whole = JSON.createObjectNode();
            whole.set("allOf", JSON.createArrayNode().add(schema));
            whole.set("components", DOCUMENT.get("components"));
            return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
        });
    }

    private static JsonNode read() {
        try (InputStream file = OpenApiContract.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return JSON.valueToTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
