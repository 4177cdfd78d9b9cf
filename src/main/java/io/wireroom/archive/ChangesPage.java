package io.wireroom.archive;

import java.util.List;

/**
 * A page of changes.
 *
 * @param next positions to continue from; beyond entries that the rights hide
 * @param exhausted true if the view has no more changes
 */
public record ChangesPage(List<ChangeEntry> entries, PartitionOffsets next, boolean exhausted) {
    public ChangesPage {
        entries = List.copyOf(entries);
    }

    /** The first {@code count} entries, at least one, with the positions to continue from. */
    public ChangesPage first(int count) {
        return count >= entries.size()
                ? this
                : new ChangesPage(
                        entries.subList(0, count), entries.get(count - 1).after(), false);
    }

    /** Total size of the articles' JSON, in bytes. */
    public long bytes() {
        return entries.stream()
                .mapToLong(entry -> entry instanceof ChangeEntry.Visible seen
                        ? seen.edition().json().length
                        : 0)
                .sum();
    }
}
