package io.wireroom.enrich;

import io.wireroom.article.ArticleId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The path of an article on a site: {@code /{yyyyMM}/{article_id}-{slug}}, with the month of its date in UTC. */
public final class ArticlePath {
    /** Replaces an empty slug, such as that of a title of emoji only. */
    private static final String NO_SLUG = "article";

    /** Static site generators use id and slug as a file name, which file systems limit to 255 bytes. */
    private static final int MAX_SLUG_LENGTH = 230;

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuuMM").withZone(ZoneOffset.UTC);

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
}
