package io.wireroom.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Keeps the latest changes within bounds, whole batches at a time. For the writing thread only. */
final class TailWriter {
    private final int mostChanges;
    private final long mostBytes;
    private final Deque<Tail.Batch> batches = new ArrayDeque<>();
    private int changes;
    private long bytes;

    TailWriter(ArchiveSettings settings) {
        this.mostChanges = settings.recentChanges();
        this.mostBytes = settings.recentMiB() * 1024L * 1024;
    }

    /** @param start the positions before these changes */
    void add(Positions start, List<Change> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var added = new Tail.Batch(start, batch.stream().map(Recent::of).toList());
        batches.addLast(added);
        count(added, 1);
        while (changes > mostChanges || bytes > mostBytes) {
            count(batches.removeFirst(), -1);
        }
    }

    private void count(Tail.Batch batch, int sign) {
        changes += sign * batch.changes().size();
        for (Recent recent : batch.changes()) {
            bytes += sign * (long) recent.edition().json().length;
        }
    }

    /** What there is now, without what was superseded since. */
    Tail tail(Positions end) {
        Set<Long> later = new HashSet<>();
        List<Tail.Batch> latest = new ArrayList<>(batches.size());
        for (Iterator<Tail.Batch> newestFirst = batches.descendingIterator(); newestFirst.hasNext(); ) {
            Tail.Batch batch = newestFirst.next();
            latest.add(new Tail.Batch(
                    batch.start(),
                    batch.changes().stream()
                            .filter(recent ->
                                    !later.contains(recent.edition().id().value()))
                            .toList()));
            batch.changes().forEach(recent -> later.add(recent.edition().id().value()));
        }
        Collections.reverse(latest);
        return new Tail(List.copyOf(latest), end);
    }
}
