package io.wireroom.enrich;

import io.wireroom.article.ArticleId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an article is on a site: {@code /{yyyyMM}/{article_id}-{slug}}, the month from its date in UTC. */
public final class ArticlePath {
    /** The slug of a title that leaves none, such as one of emoji alone. */
    private static final String NO_SLUG = "article";

    /** Static sites make a file's name of id and slug, and file systems take 255 bytes. */
    private static final int LONGEST_SLUG = 230;

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuuMM").withZone(ZoneOffset.UTC);

    // A producer's own path may have letters that the slug rule would have transliterated.
    private static final Pattern SHAPE =
            Pattern.compile("/[0-9]{4}(?:0[1-9]|1[0-2])/([0-9]{1,16})-[\\p{L}\\p{M}\\p{N}-]+");

    private ArticlePath() {}

    /**
     * @param slug of the title; if it is empty, the path ends in {@code -article}, so that it has the shape of all others. Of one
     *     that is longer than 230 characters there are as many words as fit
     */
    public static String of(ArticleId id, Instant date, String slug) {
        return "/" + MONTH.format(date) + "/" + id + "-" + (slug.isEmpty() ? NO_SLUG : fitting(slug));
    }

    private static String fitting(String slug) {
        if (slug.length() <= LONGEST_SLUG) {
            return slug;
        }
        int words = slug.lastIndexOf('-', LONGEST_SLUG);
        return slug.substring(0, words > 0 ? words : LONGEST_SLUG);
    }

    /** The id in {@code path}; empty if it hasn't the shape above, with letters and digits of any script in its slug. */
    public static Optional<ArticleId> idOf(CharSequence path) {
        Matcher shape = SHAPE.matcher(path);
        return shape.matches() ? ArticleId.parse(shape.group(1)) : Optional.empty();
    }
}
