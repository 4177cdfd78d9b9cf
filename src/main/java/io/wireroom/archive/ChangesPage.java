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
}
