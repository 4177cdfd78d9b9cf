package io.wireroom.service;

import io.wireroom.archive.Archive;
import io.wireroom.archive.Change;
import io.wireroom.archive.Positions;
import io.wireroom.kafka.ChangeSink;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The archive as its follower sees it. */
final class ArchiveSink implements ChangeSink<Change> {
    private final Archive archive;

    ArchiveSink(Archive archive) {
        this.archive = archive;
    }

    @Override
    public long next(int partition) {
        return archive.positions().next(partition);
    }

    @Override
    public void apply(List<Change> changes, Map<Integer, Long> reached) throws IOException {
        Positions positions = Positions.START;
        for (Map.Entry<Integer, Long> each : reached.entrySet()) {
            positions = positions.with(each.getKey(), each.getValue());
        }
        archive.apply(changes, positions);
    }

    @Override
    public void refresh() throws IOException {
        archive.refresh();
    }

    @Override
    public void commit() throws IOException {
        archive.commit();
    }
}
