package io.wireroom.service.archive;

import io.wireroom.archive.Archive;
import io.wireroom.archive.Change;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.Edition;
import io.wireroom.kafka.follow.RecordSink;
import io.wireroom.ops.ArchiveMeters;
import io.wireroom.trace.Traces;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Applies changes to the archive, and measures when they become visible. */
final class ArchiveSink implements RecordSink<Change> {
    private final Archive archive;
    private final ArchiveMeters meters;
    private final Traces traces;
    private final BooleanSupplier caughtUp;
    private final List<Unseen> unseen = new ArrayList<>();

    /** A change that was applied at {@code since} and is not visible yet. */
    private record Unseen(Traces.Revision revision, String source, Instant updated, Instant since) {
        static Unseen of(Edition edition, Instant since) {
            return new Unseen(
                    new Traces.Revision(edition.id(), edition.revision()),
                    edition.source().key(),
                    edition.updated(),
                    since);
        }
    }

    /** @param caughtUp whether the archive has caught up; earlier changes are not measured */
    ArchiveSink(Archive archive, ArchiveMeters meters, Traces traces, BooleanSupplier caughtUp) {
        this.archive = archive;
        this.meters = meters;
        this.traces = traces;
        this.caughtUp = caughtUp;
    }

    @Override
    public long next(int partition) {
        return archive.positions().next(partition);
    }

    @Override
    public void apply(List<Change> changes, Map<Integer, Long> reached) throws IOException {
        PartitionOffsets positions = PartitionOffsets.START;
        for (Map.Entry<Integer, Long> each : reached.entrySet()) {
            positions = positions.with(each.getKey(), each.getValue());
        }
        Instant since = Instant.now();
        archive.apply(changes, positions);
        if (caughtUp.getAsBoolean()) {
            changes.forEach(change -> unseen.add(Unseen.of(change.edition(), since)));
        }
    }

    @Override
    public void refresh() throws IOException {
        meters.refresh(archive::refresh);
        for (Unseen change : unseen) {
            meters.visible(change.source(), change.updated());
            traces.visible(change.revision(), change.since());
        }
        unseen.clear();
    }

    @Override
    public void commit() throws IOException {
        meters.commit(archive::commit);
    }
}
