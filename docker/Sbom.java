import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the image's bill of materials as a CycloneDX document: the jars of Maven's list that are in the image, the JRE, and the
 * packages of the system libraries.
 *
 * <pre>{@code java -cp 'lib/main/*' Sbom.java sbom.json ROOT}</pre>
 */
final class Sbom {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] arguments) throws IOException {
        ObjectNode bom = (ObjectNode) JSON.readTree(Path.of(arguments[0]).toFile());
        Path root = Path.of(arguments[1]);
        Set<String> jars = names(root.resolve("opt/wireroom/lib"), ".jar");
        ArrayNode components = JSON.createArrayNode();
        Set<String> kept = new HashSet<>();
        for (JsonNode component : bom.withArray("components")) {
            if (jars.contains(jar(component)) || component.path("group").asText().equals("io.wireroom")) {
                components.add(component);
                kept.add(component.path("bom-ref").asText());
            }
        }
        if (components.size() < jars.size()) {
            throw new IllegalStateException(jars.size() + " jars, but known of " + components.size() + " components");
        }
        addRuntime(root.resolve("opt/java/release"), components);
        addPackages(root.resolve("var/lib/dpkg/status.d"), components);
        bom.set("components", components);
        bom.set("dependencies", among(kept, bom.withArray("dependencies")));
        Files.write(Path.of(arguments[0]), JSON.writeValueAsBytes(bom));
        System.out.println("Components: " + components.size());
    }

    private static String jar(JsonNode component) {
        return component.path("group").asText() + "." + component.path("name").asText() + "-"
                + component.path("version").asText() + ".jar";
    }

    private static Set<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .collect(Collectors.toSet());
        }
    }

    private static ArrayNode among(Set<String> kept, ArrayNode dependencies) {
        ArrayNode left = JSON.createArrayNode();
        for (JsonNode each : dependencies) {
            if (kept.contains(each.path("ref").asText())) {
                ArrayNode on = JSON.createArrayNode();
                each.path("dependsOn").forEach(other -> {
                    if (kept.contains(other.asText())) {
                        on.add(other);
                    }
                });
                left.add(JSON.createObjectNode().put("ref", each.path("ref").asText()).set("dependsOn", on));
            }
        }
        return left;
    }

    private static void addRuntime(Path release, ArrayNode components) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        String version = properties.getProperty("JAVA_RUNTIME_VERSION", properties.getProperty("JAVA_VERSION"));
        components
                .addObject()
                .put("type", "platform")
                .put("name", "jre")
                .put("publisher", properties.getProperty("IMPLEMENTOR", "").replace("\"", ""))
                .put("version", version.replace("\"", ""));
    }

    private static void addPackages(Path folder, ArrayNode components) throws IOException {
        for (String name : names(folder, "")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                List<String> lines = Files.readAllLines(file);
                String version = value(lines, "Version: ");
                components
                        .addObject()
                        .put("type", "library")
                        .put("name", value(lines, "Package: "))
                        .put("version", version)
                        .put("purl", "pkg:deb/" + value(lines, "Package: ") + "@" + version.replace("+", "%2B"));
            }
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow()
                .substring(key.length());
    }
}
