package io.wireroom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.wireroom.MainClasses;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document describes exactly the paths and methods of the resources. The console is no API: its pages and forms may change. */
class OpenApiTest {
    private static final Set<String> OF_HTTP = Set.of("get", "post", "put", "delete", "patch");
    private static final List<Pattern> SERVED = served();

    private final Map<?, ?> document = read();

    @Test
    void documentsExistingOperationsOnly() {
        assertThat(documented().stream()
                        .filter(operation -> SERVED.stream().noneMatch(served -> matches(served, operation))))
                .isEmpty();
    }

    @Test
    void documentsAllOperations() {
        assertThat(SERVED).hasSizeGreaterThan(5);
        assertThat(SERVED.stream()
                        .filter(served -> documented().stream().noneMatch(operation -> matches(served, operation))))
                .isEmpty();
    }

    private static boolean matches(Pattern served, String operation) {
        return served.matcher(operation).matches();
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references).hasSizeGreaterThan(100).allSatisfy(reference -> {
            Map<?, ?> at = document;
            for (String step : reference.substring(2).split("/", -1)) {
                at = map(at, step);
            }
            assertThat(at).isNotEmpty();
        });
    }

    /** Generators skip a required member that the same object does not define, and strict validators refuse it. */
    @Test
    void everyRequiredMemberIsDefinedBesideIt() {
        List<Map<?, ?>> objects = new ArrayList<>();
        objects(document, objects);

        assertThat(objects)
                .hasSizeGreaterThan(20)
                .allSatisfy(object -> assertThat(map(object, "properties").keySet())
                        .map(Object::toString)
                        .containsAll(names(value(object, "required"))));
    }

    @Test
    void everyOperationHasASummaryAndADescription() {
        map(document, "paths")
                .forEach((path, item) -> ((Map<?, ?>) item)
                        .forEach((method, operation) -> assertThat(((Map<?, ?>) operation).keySet())
                                .as("%s %s", method, path)
                                .map(Object::toString)
                                .contains("summary", "description")));
    }

    @Test
    void everyParameterInAPathIsDescribed() {
        map(document, "paths")
                .forEach((path, item) -> ((Map<?, ?>) item)
                        .forEach((method, operation) -> assertThat(inPath((Map<?, ?>) operation))
                                .as("%s %s", method, path)
                                .isEqualTo(variables((String) path))));
    }

    @Test
    void namesOnlyMethodsOpenToEverybodyAsSuch() {
        assertThat(value(document, "security")).hasToString("[{bearer=[]}, {basic=[]}]");
        Set<String> open = new TreeSet<>();
        map(document, "paths")
                .forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
                    if (((Map<?, ?>) operation).containsKey("security")) {
                        open.add((String) path);
                    }
                }));
        assertThat(open)
                .containsExactly(
                        "/",
                        "/.well-known/wireroom-keys.json",
                        "/assets/{path}",
                        "/docs",
                        "/docs/{path}",
                        "/favicon.ico",
                        "/favicon.svg",
                        "/v1/problems",
                        "/v1/problems/{name}",
                        "/v1/schemas/{name}",
                        "/verify/script.js");
    }

    /** Methods and paths of the document, with example values for the path parameters. */
    private Set<String> documented() {
        Set<String> all = new TreeSet<>();
        map(document, "paths")
                .forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
                    String example = (String) path;
                    for (Map<?, ?> parameter : pathParameters((Map<?, ?>) operation)) {
                        example = example.replace(
                                "{" + value(parameter, "name") + "}",
                                value(parameter, "example").toString());
                    }
                    all.add(method + " " + example);
                }));
        return all;
    }

    /** Methods and path patterns of the resources. */
    private static List<Pattern> served() {
        List<Pattern> all = new ArrayList<>();
        for (JavaClass type : MainClasses.ALL) {
            if (path(type).startsWith("/console")) {
                continue;
            }
            for (JavaMethod method : type.getMethods()) {
                String below = path(type) + path(method);
                String path = below.isEmpty() ? "/" : below;
                method.getAnnotations().stream()
                        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                        .map(annotation ->
                                annotation.getRawType().getSimpleName().toLowerCase(Locale.ROOT))
                        .filter(OF_HTTP::contains)
                        .forEach(verb -> all.add(Pattern.compile(verb + " " + pattern(path))));
            }
        }
        return all;
    }

    /**
     * The pattern of a Jakarta REST path template: {@code {name}} matches a segment, {@code {name: expression}} the
     * expression.
     */
    private static String pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        for (int at = 0; at < template.length(); at++) {
            if (template.charAt(at) != '{') {
                pattern.append(template.charAt(at) == '.' ? "\\." : template.substring(at, at + 1));
                continue;
            }
            int end = closing(template, at);
            int colon = template.substring(at, end).indexOf(':');
            pattern.append(
                    colon < 0
                            ? "[^/]+"
                            : "(" + template.substring(at + colon + 1, end).strip() + ")");
            at = end;
        }
        return pattern.toString();
    }

    private static int closing(String template, int opening) {
        int depth = 0;
        for (int at = opening; at < template.length(); at++) {
            depth += template.charAt(at) == '{' ? 1 : template.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException(template);
    }

    private static String path(JavaClass type) {
        return type.isAnnotatedWith(Path.class) ? slashed(type.getAnnotationOfType(Path.class)) : "";
    }

    private static String path(JavaMethod method) {
        return method.isAnnotatedWith(Path.class) ? slashed(method.getAnnotationOfType(Path.class)) : "";
    }

    private static String slashed(Path path) {
        String value = path.value();
        return value.isEmpty() || value.equals("/") ? "" : value.startsWith("/") ? value : "/" + value;
    }

    private Set<String> inPath(Map<?, ?> operation) {
        Set<String> names = new TreeSet<>();
        pathParameters(operation).forEach(parameter -> names.add((String) value(parameter, "name")));
        return names;
    }

    private List<Map<?, ?>> pathParameters(Map<?, ?> operation) {
        List<Map<?, ?>> found = new ArrayList<>();
        if (operation.get("parameters") instanceof List<?> parameters) {
            for (Object reference : parameters) {
                String name = value((Map<?, ?>) reference, "$ref").toString().replaceFirst(".*/", "");
                Map<?, ?> parameter = map(map(map(document, "components"), "parameters"), name);
                if (value(parameter, "in").equals("path")) {
                    found.add(parameter);
                }
            }
        }
        return found;
    }

    private static Set<String> variables(String path) {
        Set<String> names = new TreeSet<>();
        Pattern.compile("\\{(\\w+)}").matcher(path).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static void collect(Object at, List<String> references) {
        if (at instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            map.values().forEach(value -> collect(value, references));
        } else if (at instanceof Collection<?> list) {
            list.forEach(value -> collect(value, references));
        }
    }

    private static List<String> names(Object list) {
        return ((Collection<?>) list).stream().map(Object::toString).toList();
    }

    private static void objects(Object at, List<Map<?, ?>> found) {
        if (at instanceof Map<?, ?> map) {
            if (map.get("required") instanceof Collection<?>) {
                found.add(map);
            }
            map.values().forEach(value -> objects(value, found));
        } else if (at instanceof Collection<?> list) {
            list.forEach(value -> objects(value, found));
        }
    }

    private static Map<?, ?> map(Map<?, ?> in, String key) {
        return (Map<?, ?>) value(in, key);
    }

    private static Object value(Map<?, ?> in, String key) {
        return Objects.requireNonNull(in.get(key), key);
    }

    private static Map<?, ?> read() {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return new Yaml(new SafeConstructor(options)).load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
