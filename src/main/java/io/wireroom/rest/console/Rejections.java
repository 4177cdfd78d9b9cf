package io.wireroom.rest.console;

import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.Outcome;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Rejected documents, and whether they are resolved. */
@Singleton
final class Rejections {
    private final HistoryAccess history;

    Rejections(HistoryAccess history) {
        this.history = history;
    }

    /** The outcome of the last redrive of the document. */
    Optional<JournalEntry> again(Rejected rejected) {
        return history.query(search -> search.redriven(rejected.position()));
    }

    /** Whether it was redriven and not rejected again. */
    boolean isResolved(Rejected rejected) {
        return again(rejected)
                .filter(entry -> entry.outcome() != Outcome.REJECTED)
                .isPresent();
    }

    RejectedRow row(Rejected rejected, Instant now) {
        return RejectedRow.of(rejected, isResolved(rejected), now);
    }
}
