package io.wireroom.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of changes.
 *
 * @param next positions to continue from, which are after hidden entries
 * @param exhausted true if the view has no more changes
 * @param rights rights of the reader's holdings after the page; null if rights are not tracked for this reader
 * @param rightsVersion version of the rights that the entries result from; 0 if they are changes of articles
 */
public record ChangesPage(
        List<ChangeEntry> entries,
        PartitionOffsets next,
        boolean exhausted,
        @Nullable CursorRights rights,
        int rightsVersion) {

    public ChangesPage {
        entries = List.copyOf(entries);
    }

    public ChangesPage(List<ChangeEntry> entries, PartitionOffsets next, boolean exhausted) {
        this(entries, next, exhausted, null, 0);
    }

    /** A page of changes for holdings with these rights. */
    public ChangesPage with(CursorRights complete) {
        return new ChangesPage(entries, next, exhausted, complete, 0);
    }

    /**
     * A page of the articles that a change of rights hides and shows.
     *
     * @param entries at least one
     * @param begun rights of the holdings before this page
     */
    public static ChangesPage ofRights(
            List<ChangeEntry> entries, PartitionOffsets completeTo, CursorRights begun, int rightsVersion) {
        return new ChangesPage(
                entries, completeTo, false, begun.after(entries.getLast().id()), rightsVersion);
    }

    /** Cursor to continue from. */
    public Cursor cursor() {
        return new Cursor(next, null, rights);
    }

    /** Cursor to continue from after an entry. */
    public Cursor cursorAfter(ChangeEntry entry) {
        return new Cursor(entry.after(), null, rights == null ? null : rights.after(entry.id()));
    }

    /** The first {@code count} entries, at least one, with the positions to continue from. */
    public ChangesPage first(int count) {
        if (count >= entries.size()) {
            return this;
        }
        Cursor last = cursorAfter(entries.get(count - 1));
        return new ChangesPage(entries.subList(0, count), last.positions(), false, last.rights(), rightsVersion);
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
