package io.wireroom.kafka;

import io.wireroom.article.ArticleId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the name of an archive's entry tells: whether it is a document, and perhaps of which article. */
final class DocumentName {
    private static final Set<String> ENDINGS = Set.of("md", "html", "json");
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
        return dot > 0 && ENDINGS.contains(file.substring(dot + 1)) && !NOT_ARTICLES.contains(file.substring(0, dot));
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
