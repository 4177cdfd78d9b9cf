package io.wireroom.ledger;

import io.wireroom.article.NormalDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a document arrived, whether it was redriven, and which articles its sender may change.
 *
 * @param first the timestamp of its first record, by which redriven documents are compared with others
 * @param received the timestamp of this record, which is the time of the resulting change
 * @param redriven whether it was rejected before and is sent again
 * @param forced whether it may replace a newer version; only for redriven documents
 * @param restriction null if its sender may change the articles of all sources
 */
public record IngestContext(
        Instant first,
        Instant received,
        boolean redriven,
        boolean forced,
        @Nullable SourceRestriction restriction) {
    /** A document that was not redriven, of a sender without restriction. */
    public static IngestContext at(Instant timestamp) {
        return new IngestContext(timestamp, timestamp, false, false, null);
    }

    /** Whether the sender may change this article with this document. */
    public boolean permits(LedgerEntry entry, NormalDocument document) {
        return restriction == null || restriction.permits(entry, document);
    }
}
