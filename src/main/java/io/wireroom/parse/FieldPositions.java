package io.wireroom.parse;

import io.wireroom.article.TextPosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the positions of fields in documents. Reads the document again, because values have no positions: only few documents are
 * rejected.
 */
final class FieldPositions {
    private static final String EXTRA = "extra";

    private final FrontMatterReader frontMatter;
    private final JsonReader json;

    FieldPositions(FrontMatterReader frontMatter, JsonReader json) {
        this.frontMatter = frontMatter;
        this.json = json;
    }

    /** @param field a key, or {@code extra.} and a key of that table */
    Optional<TextPosition> of(ContentType type, String text, String field) {
        Function<List<String>, Optional<TextPosition>> find = path -> of(type, text, path);
        return find.apply(List.of(field))
                .or(() -> field.startsWith(EXTRA + ".")
                        ? find.apply(List.of(EXTRA, field.substring(EXTRA.length() + 1)))
                        : Optional.empty());
    }

    private Optional<TextPosition> of(ContentType type, String text, List<String> path) {
        return switch (type) {
            case JSON -> json.position(text, path);
            case TOML -> whole(text, FrontMatter.TOML, path);
            case YAML -> whole(text, FrontMatter.YAML, path);
            case HTML, MARKDOWN, ANY ->
                DocumentParser.looksLikeJson(text) ? json.position(text, path) : frontMatter.position(text, path);
        };
    }

    private Optional<TextPosition> whole(String text, FrontMatter language, List<String> path) {
        return frontMatter.position(text, path).or(() -> frontMatter.position(language, text, 0, path));
    }
}
