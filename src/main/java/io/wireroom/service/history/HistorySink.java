package io.wireroom.service.history;

import io.wireroom.history.HistoryIndex;
import io.wireroom.history.HistoryLog;
import io.wireroom.history.HistoryRecord;
import io.wireroom.journal.JournalEntry;
import io.wireroom.kafka.follow.RecordSink;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Applies the records of one topic to the document index.
 *
 * @param decided receives the entries of the journal
 */
record HistorySink(HistoryIndex index, HistoryLog log, Consumer<JournalEntry> decided)
        implements RecordSink<HistoryRecord> {

    @Override
    public long next(int partition) {
        return index.next(log, partition);
    }

    @Override
    public void apply(List<HistoryRecord> records, Map<Integer, Long> reached) throws IOException {
        index.apply(log, records, reached);
        for (HistoryRecord record : records) {
            if (record instanceof HistoryRecord.Entry(JournalEntry entry)) {
                decided.accept(entry);
            }
        }
    }

    /** Nothing to do: searches refresh the index. */
    @Override
    public void refresh() {}

    @Override
    public void commit() throws IOException {
        index.commit(Instant.now());
    }
}
