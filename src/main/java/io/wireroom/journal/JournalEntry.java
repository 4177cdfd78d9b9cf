package io.wireroom.journal;

import io.wireroom.article.DocumentMention;
import io.wireroom.article.Rejection;
import io.wireroom.article.TextPosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document, or of one article at its time.
 *
 * @param document where the document lies; absent for what the clock brought about
 * @param topic of the document; absent with it
 * @param mention the article, and its title and source, as far as they are known
 * @param revision that consumers were told of; absent if they were told nothing
 * @param release until when the article is held; absent for a draft, and for what is not held
 * @param reason of a withdrawal
 * @param failure why it was rejected
 * @param received the document's timestamp, or the time at which the clock was to act
 * @param decided the time on the wall
 * @param routes names of the routes that it went to
 */
public record JournalEntry(
        Outcome outcome,
        @Nullable DocumentPlace document,
        @Nullable String topic,
        DocumentMention mention,
        @Nullable Integer revision,
        @Nullable Instant release,
        @Nullable String reason,
        @Nullable Failure failure,
        Instant received,
        Instant decided,
        Handover handover,
        List<String> routes) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 2_000;

    public JournalEntry {
        routes = List.copyOf(routes);
        if ((outcome.isOfTime() && document != null) || (outcome == Outcome.REJECTED) != (failure != null)) {
            throw new IllegalArgumentException("no such entry: " + outcome);
        }
        mention = new DocumentMention(mention.id(), cut(mention.title(), LONGEST_TITLE), mention.source());
        reason = cut(reason, LONGEST_TEXT);
    }

    /**
     * Why a document was rejected.
     *
     * @param code as on {@code articles.rejected}
     * @param place in the document, where it is known
     */
    public record Failure(
            String code, String detail, @Nullable TextPosition place) {
        public static Failure of(Rejection rejection) {
            String detail = cut(rejection.detail(), LONGEST_TEXT);
            return new Failure(
                    rejection.code().toString(),
                    detail == null ? "" : detail,
                    TextPosition.of(rejection).orElse(null));
        }
    }

    /** This, with the names of the routes that its article went to. */
    public JournalEntry routed(List<String> names) {
        return new JournalEntry(
                outcome, document, topic, mention, revision, release, reason, failure, received, decided, handover,
                names);
    }

    /** The journal's records stay small, whatever documents hold. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
