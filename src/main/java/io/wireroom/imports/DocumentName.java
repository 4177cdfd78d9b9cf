package io.wireroom.imports;

import io.wireroom.article.ArticleId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the name of an archive's entry tells: whether it is a document, of which format, and perhaps of which article. */
final class DocumentName {
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "md", "text/markdown",
            "markdown", "text/markdown",
            "html", "text/html",
            "htm", "text/html",
            "json", "application/json",
            "ninjs", "application/json",
            "toml", "application/toml",
            "yaml", "application/yaml",
            "yml", "application/yaml");
    private static final Set<String> NOT_ARTICLES = Set.of("readme", "_index");

    private DocumentName() {}

    /** Whether a file of this path is a document: not hidden, nor a note about the folder that it lies in. */
    static boolean isDocument(String path) {
        for (String part : path.split("/", -1)) {
            boolean hidden = part.startsWith(".") && !part.equals(".");
            if (hidden || part.equals("__MACOSX")) {
                return false;
            }
        }
        String file = fileOf(path).toLowerCase(Locale.ROOT);
        int dot = file.lastIndexOf('.');
        return dot > 0
                && CONTENT_TYPES.containsKey(file.substring(dot + 1))
                && !NOT_ARTICLES.contains(file.substring(0, dot));
    }

    /** How a document of this name is to be read; absent for a name that is no document's. */
    static @Nullable String contentType(String path) {
        String file = fileOf(path).toLowerCase(Locale.ROOT);
        return CONTENT_TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    }

    /** The digits before the first hyphen, as in {@code 202507/126642-slug.md}. */
    static Optional<ArticleId> article(String path) {
        String file = fileOf(path);
        int hyphen = file.indexOf('-');
        return hyphen < 0 ? Optional.empty() : ArticleId.parse(file.substring(0, hyphen));
    }

    private static String fileOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
