package io.wireroom.streams;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.article.Withdrawal;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.ContentHash;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.route.RoutePlan.Restriction;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A control record on the ingest topic: it makes the pipeline apply the rules of routes to an edition again. The record contains the
 * edition. It is rejected unless it equals the latest edition in the ledger, so that no outdated or forged content reaches a route.
 *
 * @param restriction the routes that it applies to
 */
record ControlRecord(Edition edition, Restriction restriction) {
    private static final String CONTROL = "wireroom-control";
    private static final String ROUTE = "wireroom-control-route";
    private static final String AGAIN = "wireroom-control-again";
    private static final String REROUTE = "reroute";

    static boolean isControlRecord(Headers headers) {
        return headers.lastHeader(CONTROL) != null;
    }

    /** @param key of the record: the article's id, because it decides the partition */
    static Result<ControlRecord> read(@Nullable String key, byte @Nullable [] value, Headers headers) {
        if (!REROUTE.equals(Documents.text(headers, CONTROL))) {
            return refused("the header " + CONTROL + " can be " + REROUTE + " only");
        }
        if (value == null) {
            return refused("there is no edition");
        }
        try {
            Edition edition = ArticleJsonReader.read(value);
            if (!edition.id().toString().equals(key)) {
                return refused("the record's key has to be the article's id");
            }
            return Result.ok(new ControlRecord(
                    edition, new Restriction(Documents.text(headers, ROUTE), Documents.text(headers, AGAIN) == null)));
        } catch (MalformedEditionException e) {
            return refused("the edition can't be read: " + e.getMessage());
        }
    }

    /** Whether the edition is the latest one of its article. */
    boolean isCurrent(LedgerEntry entry) {
        if (entry.revision() != edition.revision()) {
            return false;
        }
        return switch (edition) {
            case Withdrawal withdrawal -> entry.state() instanceof State.Withdrawn;
            case Article article ->
                entry.state() instanceof State.Published published
                        && published.lastPublished().formerly().equals(article.formerly())
                        && published.contentHash().equals(ContentHash.of(article));
        };
    }

    private static Result<ControlRecord> refused(String why) {
        return Result.rejected(Rejection.Code.CONTROL_UNREADABLE, why);
    }
}
