package io.wireroom.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latest changes of one view, in memory: what readers near the head are answered from, so that hundreds of them that
 * wake at once don't search. It holds what the index would find: of each article the latest edition, in the order of
 * reading.
 */
record Tail(List<Batch> batches, PartitionOffsets end) {

    /**
     * What came in at once.
     *
     * @param start all earlier changes lie before it, these and all later ones at or after it
     */
    record Batch(PartitionOffsets start, List<Recent> changes) {}

    /** The answer, unless the positions reach further back than this tail. */
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
        PageSize.Room room = size.room();
        List<ChangeEntry> entries = new ArrayList<>();
        PartitionOffsets reached = from;
        for (Batch batch : unread) {
            reached = reached.furthest(batch.start());
            for (Recent recent : batch.changes()) {
                if (recent.isBefore(from)) {
                    continue;
                }
                var sight = Visibility.of(recent.reach(), recent.formerly(), rights);
                if (sight != Visibility.HIDDEN && !room.take(sight.size(recent.edition()))) {
                    return new ChangesPage(entries, reached, false);
                }
                reached = reached.with(recent.partition(), recent.offset() + 1);
                if (sight != Visibility.HIDDEN) {
                    entries.add(ChangeEntry.of(recent.edition(), sight, reached));
                }
            }
        }
        return new ChangesPage(entries, from.furthest(end), true);
    }
}
