package io.wireroom.archive;

import java.util.List;

/**
 * Some changes in order.
 *
 * @param next where to go on from; lies beyond entries that the rights hide
 * @param exhausted true if the view has nothing more
 */
public record ChangesPage(List<ChangeEntry> entries, PartitionOffsets next, boolean exhausted) {
    public ChangesPage {
        entries = List.copyOf(entries);
    }

    /** The first so many of these, at least one, and where to go on after them. */
    public ChangesPage first(int count) {
        return count >= entries.size()
                ? this
                : new ChangesPage(
                        entries.subList(0, count), entries.get(count - 1).after(), false);
    }

    /** The bytes of the articles' JSON. */
    public long bytes() {
        return entries.stream()
                .mapToLong(entry -> entry instanceof ChangeEntry.Visible seen
                        ? seen.edition().json().length
                        : 0)
                .sum();
    }
}
