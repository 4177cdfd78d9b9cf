package io.wireroom.rest.console;

import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.RecordPosition;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the outcomes of documents. */
@Singleton
final class DecisionRows {
    private final HistoryAccess history;

    DecisionRows(HistoryAccess history) {
        this.history = history;
    }

    /** The outcome of the document; empty if unknown. */
    Optional<DecisionRow> of(RecordPosition position, Instant now) {
        return history.query(search -> search.document(position)).map(entry -> of(entry, now));
    }

    /** @param position position on the rejected topic */
    boolean isRejected(RecordPosition position) {
        return history.query(search -> search.rejected(position)).isPresent();
    }

    DecisionRow of(JournalEntry entry, Instant now) {
        return DecisionRow.of(entry, rejected(entry), now);
    }

    private @Nullable String rejected(JournalEntry entry) {
        RecordPosition position = entry.document();
        return entry.failure() == null || position == null
                ? null
                : history.query(search -> search.rejectedOf(position))
                        .map(Rejected::position)
                        .map(RecordPosition::toString)
                        .orElse(null);
    }
}
