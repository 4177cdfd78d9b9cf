package io.wireroom.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Interprets entry names: whether an entry is a document, and its format. */
public final class DocumentName {
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
    private static final Set<String> EXCLUDED_NAMES = Set.of("readme", "_index");

    private DocumentName() {}

    /** Whether a file is a document: not hidden, not a readme or folder index, and with a known extension. */
    public static boolean isDocument(String path) {
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
                && !EXCLUDED_NAMES.contains(file.substring(0, dot));
    }

    /** The media type of a document; null for other files. */
    static @Nullable String contentType(String path) {
        String file = fileOf(path).toLowerCase(Locale.ROOT);
        return CONTENT_TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    }

    private static String fileOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
