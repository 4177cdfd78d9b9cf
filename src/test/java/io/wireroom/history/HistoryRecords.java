package io.wireroom.history;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Source;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalEntry.Failure;
import io.wireroom.journal.Outcome;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records for the index. */
final class HistoryRecords {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Source SOURCE = new Source("hw", "Harbor Wire");

    private HistoryRecords() {}

    static HistoryRecord entry(long offset, long article, Instant decided) {
        return entry(offset, article, decided, Provenance.PLAIN);
    }

    static HistoryRecord entry(long offset, long article, Instant decided, Provenance provenance) {
        return entry(Outcome.UNCHANGED, offset, article, decided, provenance);
    }

    static HistoryRecord redriven(long offset, RecordPosition rejected, Outcome outcome) {
        return entry(outcome, offset, 42, NOW, new Provenance("ann", 1, rejected, NOW, false));
    }

    static HistoryRecord entry(Outcome outcome, long offset, long article, Instant decided, Provenance provenance) {
        return new HistoryRecord.Entry(new JournalEntry(
                outcome,
                new RecordPosition(0, offset),
                "in",
                new DocumentIdentity(new ArticleId(article), "Ships", SOURCE),
                null,
                null,
                null,
                outcome == Outcome.REJECTED ? new Failure("bad", "line 1, column 2: bad", null) : null,
                decided,
                decided,
                provenance,
                List.of()));
    }

    static Rejected rejected(long offset, String code, @Nullable Source source, Instant received) {
        return rejected(offset, code, source, received, Provenance.PLAIN);
    }

    static Rejected rejected(
            long offset, String code, @Nullable Source source, Instant received, Provenance provenance) {
        return new Rejected(
                new RecordPosition(1, offset),
                new RecordPosition(0, offset + 100),
                "in",
                new DocumentIdentity(null, null, source),
                new Failure(code, "line 1, column 2: bad", null),
                received,
                "text/plain",
                17,
                provenance);
    }

    static void apply(HistoryIndex index, HistoryLog log, long reached, HistoryRecord... records) throws IOException {
        index.apply(log, List.of(records), Map.of(0, reached));
    }
}
