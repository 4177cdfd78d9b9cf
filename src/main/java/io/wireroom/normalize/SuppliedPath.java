package io.wireroom.normalize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ArticleId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code url} that a producer gave an article, which counts if it has the shape of those that Wireroom makes: a path, no absolute
 * URL. Its slug may hold small letters of any script, since older ones were made by other rules than {@code Slug}'s.
 */
final class SuppliedPath {
    /** Bytes of id and slug: static sites make a file's name of them, and file systems take 255. */
    private static final int LONGEST_NAME = 250;

    private static final Pattern SHAPE =
            Pattern.compile("/[0-9]{4}(?:0[1-9]|1[0-2])/([0-9]{1,16})-[\\p{Ll}\\p{Lo}\\p{M}\\p{Nd}-]*");

    private SuppliedPath() {}

    /** The path, if it is {@code /{yyyyMM}/{article_id}-{slug}} with this id. */
    static Optional<String> of(String raw, ArticleId id) {
        String path = raw.strip();
        Matcher shape = SHAPE.matcher(path);
        return shape.matches()
                        && path.substring(path.lastIndexOf('/') + 1).getBytes(UTF_8).length <= LONGEST_NAME
                        && ArticleId.parse(shape.group(1)).equals(Optional.of(id))
                ? Optional.of(path)
                : Optional.empty();
    }
}
