package io.wireroom.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, of the published ones unless it says otherwise: those to which all of this applies.
 *
 * @param rights what the reader may see
 * @param wanted what the reader asks for
 * @param since the earliest date, itself included
 * @param until the date before which articles must be
 * @param updatedSince the earliest time of the latest revision, itself included
 * @param words words of title, summary or text, in any order, case and accent; see {@link TextQuery}
 * @param withdrawals whether withdrawn articles are asked for, too, in their places; there are none where words are given,
 *     because a withdrawal has no text to find them in
 * @param order of the list
 */
public record ArticleQuery(
        AccessScope rights,
        AccessScope wanted,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Instant updatedSince,
        @Nullable String words,
        boolean withdrawals,
        ListOrder order) {

    /** All that the reader may see. */
    public static ArticleQuery of(AccessScope rights) {
        return new ArticleQuery(rights, AccessScope.ALL, null, null, null, null, false, ListOrder.DATE);
    }

    public ArticleQuery in(AccessScope narrower) {
        return new ArticleQuery(rights, narrower, since, until, updatedSince, words, withdrawals, order);
    }

    public ArticleQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new ArticleQuery(rights, wanted, from, to, updatedSince, words, withdrawals, order);
    }

    public ArticleQuery about(String text) {
        return new ArticleQuery(rights, wanted, since, until, updatedSince, text, withdrawals, order);
    }

    public ArticleQuery updatedSince(@Nullable Instant from) {
        return new ArticleQuery(rights, wanted, since, until, from, words, withdrawals, order);
    }

    public ArticleQuery by(ListOrder other) {
        return new ArticleQuery(rights, wanted, since, until, updatedSince, words, withdrawals, other);
    }

    public ArticleQuery withWithdrawals() {
        return new ArticleQuery(rights, wanted, since, until, updatedSince, words, true, order);
    }
}
