package io.wireroom.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latest changes of a view, in memory. They serve readers near the head, which are all woken up at the same time, without
 * a search. The content equals the index: the latest edition of each article, in read order.
 */
record RecentChanges(List<Batch> batches, PartitionOffsets end) {

    /**
     * A batch of changes.
     *
     * @param start all earlier changes are before these positions, this batch and later ones at or after them
     */
    record Batch(PartitionOffsets start, List<RecentChange> changes) {}

    /** A page of changes; empty if the positions are before the oldest of these changes. */
    Optional<ChangesPage> changes(PartitionOffsets from, AccessScope rights, PageSize size) {
        int first = batches.size() - 1;
        while (first >= 0 && !from.reaches(batches.get(first).start())) {
            first--;
        }
        if (first >= 0) {
            return Optional.of(page(from, batches.subList(first, batches.size()), rights, size));
        }
        return from.reaches(end) ? Optional.of(page(from, List.of(), rights, size)) : Optional.empty();
    }

    private ChangesPage page(PartitionOffsets from, List<Batch> unread, AccessScope rights, PageSize size) {
        PageSize.Counter counter = size.counter();
        List<ChangeEntry> entries = new ArrayList<>();
        PartitionOffsets reached = from;
        for (Batch batch : unread) {
            reached = reached.furthest(batch.start());
            for (RecentChange recent : batch.changes()) {
                if (recent.isBefore(from)) {
                    continue;
                }
                var visibility = Visibility.of(recent.audience(), recent.formerly(), rights);
                if (visibility != Visibility.HIDDEN && !counter.tryAdd(visibility.size(recent.edition()))) {
                    return new ChangesPage(entries, reached, false);
                }
                reached = reached.with(recent.partition(), recent.offset() + 1);
                if (visibility != Visibility.HIDDEN) {
                    entries.add(ChangeEntry.of(recent.edition(), visibility, reached));
                }
            }
        }
        return new ChangesPage(entries, from.furthest(end), true);
    }
}
