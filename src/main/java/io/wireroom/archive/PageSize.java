package io.wireroom.archive;

/**
 * Limits of a page: a number of entries and a number of bytes, whichever is reached first. An entry that exceeds the bytes is
 * returned as the only one of its page, so that clients always make progress.
 *
 * @param entries maximum number of entries, at least 1
 * @param bytes maximum size of the entries' JSON, at least 1
 */
public record PageSize(int entries, long bytes) {
    /** Default maximum size: 8 MiB. */
    public static final long DEFAULT_BYTES = 8L << 20;

    public PageSize {
        if (entries < 1 || bytes < 1) {
            throw new IllegalArgumentException("page size out of range: " + entries + " entries, " + bytes + " bytes");
        }
    }

    /**
     * A page of at most {@link #DEFAULT_BYTES}.
     *
     * @param entries maximum number of entries, at least 1
     */
    public static PageSize of(int entries) {
        return new PageSize(entries, DEFAULT_BYTES);
    }

    /** Counts the entries of a page. Not thread-safe. */
    final class Counter {
        private int count;
        private long remaining = bytes;

        /** Whether the page can't have more entries of any size. */
        boolean isFull() {
            return count == entries || remaining <= 0;
        }

        /** Counts an entry. Returns false if it does not fit. */
        boolean tryAdd(long size) {
            if (count == entries || (count > 0 && size > remaining)) {
                return false;
            }
            count++;
            remaining -= size;
            return true;
        }
    }

    /** A counter for one page. */
    Counter counter() {
        return new Counter();
    }
}
