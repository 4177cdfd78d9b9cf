package io.wireroom.history;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentMention;
import io.wireroom.article.Source;
import io.wireroom.journal.DocumentPlace;
import io.wireroom.journal.Handover;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalEntry.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of one of the topics, as the index keeps it. */
public sealed interface HistoryRecord {

    /** An entry of the journal. */
    record Entry(JournalEntry entry) implements HistoryRecord {}

    /**
     * A rejected document, without its content.
     *
     * @param place where it lies on the rejected topic
     * @param document where it lay on the ingest topic
     * @param topic the ingest topic's name
     * @param received its timestamp
     * @param contentType as its producer said it
     * @param bytes length of its content; -1 if it has none
     */
    record Rejected(
            DocumentPlace place,
            @Nullable DocumentPlace document,
            @Nullable String topic,
            DocumentMention mention,
            Failure failure,
            Instant received,
            @Nullable String contentType,
            int bytes,
            Handover handover)
            implements HistoryRecord {}

    /**
     * A version that waits.
     *
     * @param release when it is published; absent for a draft
     * @param since the timestamp of its document
     */
    record Held(
            ArticleId id,
            @Nullable String title,
            Source source,
            @Nullable Instant release,
            Instant since) implements HistoryRecord {}

    /** Nothing of the article waits any more. */
    record NotHeld(ArticleId id) implements HistoryRecord {}
}
