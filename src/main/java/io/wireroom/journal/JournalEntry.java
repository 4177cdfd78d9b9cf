package io.wireroom.journal;

import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Rejection;
import io.wireroom.article.TextPosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a document, or of a timer of an article.
 *
 * @param document the position of the document; null for timers
 * @param topic the topic of the document; null for timers
 * @param identity id, title and source of the article, as far as known
 * @param revision the published revision; null without an event
 * @param release the release time of a held article; null for a draft, or if it is not held
 * @param reason the reason of a withdrawal
 * @param failure why it was rejected
 * @param received the document's timestamp, or the timer's time
 * @param decided the time of the decision
 * @param routes names of the routes that received it
 */
public record JournalEntry(
        Outcome outcome,
        @Nullable RecordPosition document,
        @Nullable String topic,
        DocumentIdentity identity,
        @Nullable Integer revision,
        @Nullable Instant release,
        @Nullable String reason,
        @Nullable Failure failure,
        Instant received,
        Instant decided,
        Provenance provenance,
        List<String> routes) {
    private static final int MAX_TITLE_LENGTH = 200;
    private static final int MAX_TEXT_LENGTH = 2_000;

    public JournalEntry {
        routes = List.copyOf(routes);
        boolean onlyOfTimers = outcome == Outcome.RELEASED || outcome == Outcome.EXPIRED;
        if ((onlyOfTimers && document != null) || (outcome == Outcome.REJECTED) != (failure != null)) {
            throw new IllegalArgumentException("no such entry: " + outcome);
        }
        identity = new DocumentIdentity(identity.id(), cut(identity.title(), MAX_TITLE_LENGTH), identity.source());
        reason = cut(reason, MAX_TEXT_LENGTH);
    }

    /**
     * Why a document was rejected.
     *
     * @param code as on {@code articles.rejected}
     * @param position the position in the document, if known
     */
    public record Failure(
            String code, String detail, @Nullable TextPosition position) {
        public static Failure of(Rejection rejection) {
            String detail = cut(rejection.detail(), MAX_TEXT_LENGTH);
            return new Failure(
                    rejection.code().toString(),
                    detail == null ? "" : detail,
                    TextPosition.of(rejection).orElse(null));
        }
    }

    /** Whether it is the outcome of a document, and not of a timer. */
    public boolean isOfDocument() {
        return document != null;
    }

    /** A copy with the names of the routes that received the article. */
    public JournalEntry routed(List<String> names) {
        return new JournalEntry(
                outcome,
                document,
                topic,
                identity,
                revision,
                release,
                reason,
                failure,
                received,
                decided,
                provenance,
                names);
    }

    /** Limits the size of records, regardless of the documents. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
