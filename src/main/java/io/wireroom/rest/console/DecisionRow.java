package io.wireroom.rest.console;

import io.wireroom.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal: the outcome of a document or of a timer.
 *
 * @param kind {@code event}, {@code rejected} or {@code other}, for the style
 * @param document position on the ingest topic; null for timers
 * @param rejected position on the rejected topic; null if it was not rejected or has been deleted
 * @param took time from arrival to decision; null for timers
 * @param release release time of a held article; null for drafts and other articles
 */
public record DecisionRow(
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

    public DecisionRow {
        routes = List.copyOf(routes);
    }

    static DecisionRow of(JournalEntry entry, @Nullable String rejected, Instant now) {
        JournalEntry.Failure failure = entry.failure();
        var identity = entry.identity();
        return new DecisionRow(
                entry.outcome().toString(),
                kind(entry),
                entry.document() == null ? null : entry.document().toString(),
                identity.id() == null ? null : identity.id().toString(),
                identity.title(),
                entry.revision(),
                DisplayedTime.ofNullable(entry.release(), now),
                entry.reason(),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.detail(),
                rejected,
                DisplayedTime.of(entry.received(), now),
                DisplayedTime.of(entry.decided(), now),
                entry.isOfDocument() ? took(entry) : null,
                entry.provenance().by(),
                entry.provenance().redriven(),
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
