package io.wireroom.normalize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ArticleId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Validates the {@code url} of a document. It must have the form of the paths that Wireroom generates. Its slug may contain lower-case
 * letters of any script, since older slugs followed other rules than {@code Slug}.
 */
final class SuppliedPath {
    /** The maximum size of id and slug: static site generators use them as a file name, which file systems limit to 255 bytes. */
    private static final int MAX_NAME_BYTES = 250;

    private static final Pattern SHAPE =
            Pattern.compile("/[0-9]{4}(?:0[1-9]|1[0-2])/([0-9]{1,16})-[\\p{Ll}\\p{Lo}\\p{M}\\p{Nd}-]*");

    private SuppliedPath() {}

    /** The path if it has the form {@code /{yyyyMM}/{article_id}-{slug}} with this id. */
    static Optional<String> of(String raw, ArticleId id) {
        String path = raw.strip();
        Matcher shape = SHAPE.matcher(path);
        return shape.matches()
                        && path.substring(path.lastIndexOf('/') + 1).getBytes(UTF_8).length <= MAX_NAME_BYTES
                        && ArticleId.parse(shape.group(1)).equals(Optional.of(id))
                ? Optional.of(path)
                : Optional.empty();
    }
}
