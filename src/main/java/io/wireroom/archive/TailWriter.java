package io.wireroom.archive;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Keeps the latest changes within bounds, whole batches at a time, and of each article only the last. For the writing thread
 * only.
 */
final class TailWriter {
    private final int mostChanges;
    private final long mostBytes;
    private final SequencedSet<Held> batches = new LinkedHashSet<>();
    private final Map<Long, Held> holders = new HashMap<>();
    private int changes;
    private long bytes;

    TailWriter(ArchiveSettings settings) {
        this.mostChanges = settings.recentChanges();
        this.mostBytes = settings.recentMiB() * 1024L * 1024;
    }

    /** A batch that loses what is superseded; readers have those from before it did. */
    private static final class Held {
        private Tail.Batch batch;

        Held(Tail.Batch batch) {
            this.batch = batch;
        }

        Recent without(long id) {
            Recent superseded = batch.changes().stream()
                    .filter(recent -> recent.edition().id().value() == id)
                    .findAny()
                    .orElseThrow();
            batch = new Tail.Batch(
                    batch.start(),
                    batch.changes().stream()
                            .filter(recent -> !recent.edition()
                                    .id()
                                    .equals(superseded.edition().id()))
                            .toList());
            return superseded;
        }
    }

    /**
     * @param start the positions before these changes
     * @param batch no article twice
     */
    void add(PartitionOffsets start, List<Change> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Held added =
                new Held(new Tail.Batch(start, batch.stream().map(Recent::of).toList()));
        for (Recent recent : added.batch.changes()) {
            long id = recent.edition().id().value();
            Held before = holders.put(id, added);
            if (before != null) {
                count(before.without(id), -1);
                dropIfEmpty(before);
            }
            count(recent, 1);
        }
        batches.addLast(added);
        while (changes > mostChanges || bytes > mostBytes) {
            forget(batches.removeFirst());
        }
    }

    private void dropIfEmpty(Held held) {
        if (held.batch.changes().isEmpty()) {
            batches.remove(held);
        }
    }

    private void forget(Held oldest) {
        for (Recent recent : oldest.batch.changes()) {
            holders.remove(recent.edition().id().value());
            count(recent, -1);
        }
    }

    private void count(Recent recent, int sign) {
        changes += sign;
        bytes += sign * (long) recent.edition().json().length;
    }

    /** What there is now. */
    Tail tail(PartitionOffsets end) {
        return new Tail(batches.stream().map(held -> held.batch).toList(), end);
    }
}
