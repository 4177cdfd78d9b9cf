package io.wireroom.rest.console;

import io.wireroom.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal: what became of a document, or of an article at its time.
 *
 * @param kind {@code event}, {@code rejected} or {@code other}, for the style
 * @param document its place on the ingest topic; null for what happened at a time
 * @param rejected its place on the rejected topic; null if it was not rejected, or is not kept any more
 * @param took from its arrival to its decision; null for what happened at a time
 * @param release until when the article is held; null if it is not, or is a draft
 */
public record Decision(
        String outcome,
        String kind,
        @Nullable String document,
        @Nullable String article,
        @Nullable String title,
        @Nullable Integer revision,
        @Nullable DisplayedTime release,
        @Nullable String reason,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String rejected,
        DisplayedTime received,
        DisplayedTime decided,
        @Nullable String took,
        @Nullable String by,
        long redriven,
        List<String> routes) {

    public Decision {
        routes = List.copyOf(routes);
    }

    static Decision of(JournalEntry entry, @Nullable String rejected, Instant now) {
        JournalEntry.Failure failure = entry.failure();
        var mention = entry.mention();
        return new Decision(
                entry.outcome().toString(),
                kind(entry),
                entry.document() == null ? null : entry.document().toString(),
                mention.id() == null ? null : mention.id().toString(),
                mention.title(),
                entry.revision(),
                DisplayedTime.ofNullable(entry.release(), now),
                entry.reason(),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.detail(),
                rejected,
                DisplayedTime.of(entry.received(), now),
                DisplayedTime.of(entry.decided(), now),
                entry.outcome().isOfTime() ? null : took(entry),
                entry.handover().by(),
                entry.handover().redriven(),
                entry.routes());
    }

    private static String kind(JournalEntry entry) {
        return switch (entry.outcome()) {
            case PUBLISHED, UPDATED, WITHDRAWN, RELEASED, EXPIRED -> "event";
            case REJECTED -> "rejected";
            case UNCHANGED, HELD, SUPPRESSED -> "other";
        };
    }

    private static String took(JournalEntry entry) {
        Duration took = Duration.between(entry.received(), entry.decided());
        return took.isNegative() ? "0 ms" : DisplayedTime.length(took);
    }
}
