package io.wireroom.rest.pages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maps files of the repository to the paths that show them. */
final class GuidePaths {
    static final String ROOT = "/docs";

    /** The index of all guides. */
    static final String INDEX = "src/docs/README.md";

    private static final Pattern GUIDE = Pattern.compile("src/docs/((?:decisions/)?[a-z0-9-]+)\\.md");
    private static final Pattern FOLDER = Pattern.compile("src/docs/(decisions)/README\\.md");
    private static final Pattern EXAMPLE = Pattern.compile("src/docs/(examples/[a-z0-9-]+\\.[a-z]+)");

    private GuidePaths() {}

    /**
     * The path on this service; empty if the file is not shown.
     *
     * @param file its path in the repository
     */
    static Optional<String> of(String file) {
        return switch (file) {
            case INDEX -> Optional.of(ROOT);
            case "CHANGELOG.md" -> Optional.of(ROOT + "/changelog");
            case "k8s/monitoring/alerts.yaml" -> Optional.of(ROOT + "/alerts.yaml");
            default -> named(GUIDE, file).or(() -> named(FOLDER, file)).or(() -> named(EXAMPLE, file));
        };
    }

    private static Optional<String> named(Pattern pattern, String file) {
        Matcher matcher = pattern.matcher(file);
        return matcher.matches() ? Optional.of(ROOT + "/" + matcher.group(1)) : Optional.empty();
    }
}
