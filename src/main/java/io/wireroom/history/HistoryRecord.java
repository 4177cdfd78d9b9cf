package io.wireroom.history;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Source;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalEntry.Failure;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of one of the topics, as stored in the index. */
public sealed interface HistoryRecord {

    /** An entry of the journal. */
    record Entry(JournalEntry entry) implements HistoryRecord {}

    /**
     * A rejected document, without its content.
     *
     * @param position the position on the rejected topic
     * @param document the position on the ingest topic
     * @param topic the ingest topic's name
     * @param received its timestamp
     * @param contentType as sent by its producer
     * @param bytes length of its content; -1 if it has none
     */
    record Rejected(
            RecordPosition position,
            @Nullable RecordPosition document,
            @Nullable String topic,
            DocumentIdentity identity,
            Failure failure,
            Instant received,
            @Nullable String contentType,
            int bytes,
            Provenance provenance)
            implements HistoryRecord {}

    /**
     * A held version.
     *
     * @param release the release time; null for a draft
     * @param since the timestamp of its document
     */
    record Held(
            ArticleId id,
            @Nullable String title,
            Source source,
            @Nullable Instant release,
            Instant since) implements HistoryRecord {}

    /** The article no longer has a held version. */
    record NotHeld(ArticleId id) implements HistoryRecord {}
}
