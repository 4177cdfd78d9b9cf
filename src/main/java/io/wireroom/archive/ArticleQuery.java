package io.wireroom.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which published articles are asked for: those to which all of this applies.
 *
 * @param rights what the reader may see
 * @param wanted what the reader asks for
 * @param since the earliest date, itself included
 * @param until the date before which articles must be
 * @param words words of title, summary or text, in any order, case and accent; see {@link TextQuery}
 */
public record ArticleQuery(
        Scope rights,
        Scope wanted,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String words) {

    /** All that the reader may see. */
    public static ArticleQuery of(Scope rights) {
        return new ArticleQuery(rights, Scope.ALL, null, null, null);
    }

    public ArticleQuery in(Scope narrower) {
        return new ArticleQuery(rights, narrower, since, until, words);
    }

    public ArticleQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new ArticleQuery(rights, wanted, from, to, words);
    }

    public ArticleQuery about(String text) {
        return new ArticleQuery(rights, wanted, since, until, text);
    }
}
