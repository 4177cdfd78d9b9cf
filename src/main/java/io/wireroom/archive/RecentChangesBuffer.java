package io.wireroom.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maintains the latest changes within the configured limits. It removes whole batches, and keeps only the last change of each
 * article. For the writing thread only.
 */
final class RecentChangesBuffer {
    private final int maxChanges;
    private final long maxBytes;
    /** An array list, because each refresh copies it. Iterating over 2,000 linked entries was 4 % of a refresh. */
    private final List<MutableBatch> batches = new ArrayList<>();

    private final Map<Long, MutableBatch> batchById = new HashMap<>();
    private int changes;
    private long bytes;

    RecentChangesBuffer(ArchiveSettings settings) {
        this.maxChanges = settings.recentChanges();
        this.maxBytes = settings.recentMiB() * 1024L * 1024;
    }

    /** A batch from which superseded changes are removed. Snapshots of existing views keep the old batch. */
    private static final class MutableBatch {
        private RecentChanges.Batch batch;

        MutableBatch(RecentChanges.Batch batch) {
            this.batch = batch;
        }

        RecentChange without(long id) {
            RecentChange superseded = batch.changes().stream()
                    .filter(recent -> recent.edition().id().value() == id)
                    .findAny()
                    .orElseThrow();
            batch = new RecentChanges.Batch(
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
     * @param batch changes of different articles
     */
    void add(PartitionOffsets start, List<Change> batch) {
        if (batch.isEmpty()) {
            return;
        }
        MutableBatch added = new MutableBatch(new RecentChanges.Batch(
                start, batch.stream().map(RecentChange::of).toList()));
        for (RecentChange recent : added.batch.changes()) {
            long id = recent.edition().id().value();
            MutableBatch before = batchById.put(id, added);
            if (before != null) {
                count(before.without(id), -1);
                dropIfEmpty(before);
            }
            count(recent, 1);
        }
        batches.addLast(added);
        while (changes > maxChanges || bytes > maxBytes) {
            evict(batches.removeFirst());
        }
    }

    private void dropIfEmpty(MutableBatch held) {
        if (held.batch.changes().isEmpty()) {
            batches.remove(held);
        }
    }

    private void evict(MutableBatch oldest) {
        for (RecentChange recent : oldest.batch.changes()) {
            batchById.remove(recent.edition().id().value());
            count(recent, -1);
        }
    }

    private void count(RecentChange recent, int sign) {
        changes += sign;
        bytes += sign * (long) recent.edition().json().length;
    }

    /** The current changes, for a view with these positions. */
    RecentChanges snapshot(PartitionOffsets end) {
        List<RecentChanges.Batch> current = new ArrayList<>(batches.size());
        for (MutableBatch held : batches) {
            current.add(held.batch);
        }
        return new RecentChanges(Collections.unmodifiableList(current), end);
    }
}
