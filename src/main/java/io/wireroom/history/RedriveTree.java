package io.wireroom.history;

import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.Outcome;
import io.wireroom.journal.RecordPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rejected document with all its redrives, and theirs. It is resolved if one of them was accepted. Otherwise only the latest of its
 * rejections is open.
 */
final class RedriveTree {
    /** Limits the size: producers can set these headers, so that they may be circular. */
    private static final int MAX_REDRIVES = 100;

    private static final Comparator<JournalEntry> BY_TIME = Comparator.comparing(JournalEntry::decided)
            .thenComparingLong(entry -> Objects.requireNonNull(entry.document()).offset());

    private final HistorySearch search;

    RedriveTree(HistorySearch search) {
        this.search = search;
    }

    /**
     * The redrive that counts for a rejected document: the latest that was accepted, or else the latest of all.
     *
     * @return empty if there is none, or if this document is itself the latest
     */
    Optional<JournalEntry> outcome(RecordPosition rejected) {
        Optional<Rejected> known = search.rejected(rejected);
        List<JournalEntry> redrives =
                redrives(known.map(RedriveTree::parent).map(this::root).orElse(rejected));
        Optional<JournalEntry> accepted = redrives.stream()
                .filter(entry -> entry.outcome() != Outcome.REJECTED)
                .max(BY_TIME);
        if (accepted.isPresent()) {
            return accepted;
        }
        RecordPosition document = known.map(Rejected::document).orElse(null);
        return redrives.stream().max(BY_TIME).filter(entry -> !Objects.equals(entry.document(), document));
    }

    private RecordPosition root(RecordPosition rejected) {
        RecordPosition root = rejected;
        for (int i = 0; i < MAX_REDRIVES; i++) {
            RecordPosition parent =
                    search.rejected(root).map(RedriveTree::parent).orElse(null);
            if (parent == null) {
                break;
            }
            root = parent;
        }
        return root;
    }

    private static @Nullable RecordPosition parent(Rejected rejected) {
        return rejected.provenance().redriveOf();
    }

    private List<JournalEntry> redrives(RecordPosition root) {
        List<JournalEntry> redrives = new ArrayList<>();
        Set<RecordPosition> seen = new HashSet<>(Set.of(root));
        Deque<RecordPosition> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && redrives.size() < MAX_REDRIVES) {
            for (JournalEntry entry : search.redrivesOf(open.remove(), MAX_REDRIVES)) {
                if (entry.document() == null) {
                    continue;
                }
                redrives.add(entry);
                search.rejectedOf(entry.document())
                        .map(Rejected::position)
                        .filter(seen::add)
                        .ifPresent(open::add);
            }
        }
        return redrives;
    }
}
