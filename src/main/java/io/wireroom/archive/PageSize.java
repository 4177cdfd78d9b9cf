package io.wireroom.archive;

/**
 * Where a page ends: at so many entries, or before the entry that would make it larger than so many bytes, whichever comes
 * first. One entry that is larger than that is a page by itself, so that whoever goes on always gets further.
 *
 * @param entries the most to give, at least 1
 * @param bytes the most that the entries' JSON takes together, at least 1
 */
public record PageSize(int entries, long bytes) {
    /** What a page takes at most unless a caller says otherwise: 8 MiB. */
    public static final long USUAL_BYTES = 8L << 20;

    public PageSize {
        if (entries < 1 || bytes < 1) {
            throw new IllegalArgumentException("page size out of range: " + entries + " entries, " + bytes + " bytes");
        }
    }

    /** So many entries, in at most {@link #USUAL_BYTES}. */
    public static PageSize of(int entries) {
        return new PageSize(entries, USUAL_BYTES);
    }

    /** Counts what is on a page. For one thread. */
    final class Room {
        private int taken;
        private long left = bytes;

        /** Whether nothing more may be put on the page, whatever its size. */
        boolean isFull() {
            return taken == entries || left <= 0;
        }

        /** Takes room for an entry, if there is any. */
        boolean take(long size) {
            if (taken == entries || (taken > 0 && size > left)) {
                return false;
            }
            taken++;
            left -= size;
            return true;
        }
    }

    Room room() {
        return new Room();
    }
}
