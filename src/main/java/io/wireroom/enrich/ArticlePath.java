package io.wireroom.enrich;

import io.wireroom.article.ArticleId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of an article on a site: {@code /{yyyyMM}/{article_id}-{slug}}, with the month of its date in UTC. */
public final class ArticlePath {
    /** Replaces an empty slug, such as that of a title of emoji only. */
    private static final String NO_SLUG = "article";

    /** Static site generators use id and slug as a file name, which file systems limit to 255 bytes. */
    private static final int MAX_SLUG_LENGTH = 230;

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuuMM").withZone(ZoneOffset.UTC);

    // A path that a producer supplied may contain letters that Slug transliterates.
    private static final Pattern SHAPE =
            Pattern.compile("/[0-9]{4}(?:0[1-9]|1[0-2])/([0-9]{1,16})-[\\p{L}\\p{M}\\p{N}-]+");

    private ArticlePath() {}

    /**
     * @param slug of the title. An empty slug is replaced by {@code article}; one of more than 230 characters is cut at the end of a
     *     word
     */
    public static String of(ArticleId id, Instant date, String slug) {
        return "/" + MONTH.format(date) + "/" + id + "-" + (slug.isEmpty() ? NO_SLUG : shortened(slug));
    }

    private static String shortened(String slug) {
        if (slug.length() <= MAX_SLUG_LENGTH) {
            return slug;
        }
        int wordEnd = slug.lastIndexOf('-', MAX_SLUG_LENGTH);
        return slug.substring(0, wordEnd > 0 ? wordEnd : MAX_SLUG_LENGTH);
    }

    /** Parses the id from a path. Empty if the path does not have the form above; the slug may contain letters of any script. */
    public static Optional<ArticleId> idOf(CharSequence path) {
        Matcher shape = SHAPE.matcher(path);
        return shape.matches() ? ArticleId.parse(shape.group(1)) : Optional.empty();
    }
}
