package io.wireroom.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects published articles that match all criteria.
 *
 * @param rights articles that the reader may see
 * @param filter articles that the reader requested
 * @param since earliest date, inclusive
 * @param until latest date, exclusive
 * @param updatedSince earliest time of the latest revision, inclusive
 * @param words words of title, summary or text; see {@link TextQuery}
 * @param withdrawals whether to include withdrawn articles; they never match words, because they have no text
 * @param order order of the list
 */
public record ArticleQuery(
        AccessScope rights,
        AccessScope filter,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Instant updatedSince,
        @Nullable String words,
        boolean withdrawals,
        ListOrder order) {

    /** All articles that the reader may see. */
    public static ArticleQuery of(AccessScope rights) {
        return new ArticleQuery(rights, AccessScope.ALL, null, null, null, null, false, ListOrder.DATE);
    }

    public ArticleQuery in(AccessScope narrower) {
        return new ArticleQuery(rights, narrower, since, until, updatedSince, words, withdrawals, order);
    }

    public ArticleQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new ArticleQuery(rights, filter, from, to, updatedSince, words, withdrawals, order);
    }

    public ArticleQuery about(String text) {
        return new ArticleQuery(rights, filter, since, until, updatedSince, text, withdrawals, order);
    }

    public ArticleQuery updatedSince(@Nullable Instant from) {
        return new ArticleQuery(rights, filter, since, until, from, words, withdrawals, order);
    }

    public ArticleQuery by(ListOrder other) {
        return new ArticleQuery(rights, filter, since, until, updatedSince, words, withdrawals, other);
    }

    public ArticleQuery withWithdrawals() {
        return new ArticleQuery(rights, filter, since, until, updatedSince, words, true, order);
    }
}
