package io.wireroom.archive;

import java.util.Arrays;

/**
 * Which edition of each article the archive holds. It tells an article's first edition, which needs no search for an earlier
 * one, from the others; and a stale edition from news.
 *
 * <p>Within a partition, what comes later is newer. An article whose records lie in several partitions, because the topic
 * got more of them, has its highest revision, in whatever order the partitions are read.
 *
 * <p>Open addressing over two arrays of numbers: 16 bytes an entry, at most half full. For the writing thread only.
 */
final class LatestEditions {
    private static final int FEWEST = 1024;

    private long[] ids = new long[FEWEST];
    private long[] editions = new long[FEWEST];
    private int size;

    enum Standing {
        FIRST,
        NEWER,
        STALE
    }

    int size() {
        return size;
    }

    /** Takes note of an edition, unless it is stale. */
    Standing put(long id, int partition, int revision) {
        int slot = slot(id, ids);
        if (ids[slot] == 0) {
            insert(slot, id, pack(partition, revision));
            return Standing.FIRST;
        }
        int knownPartition = (int) (editions[slot] >>> Integer.SIZE);
        int knownRevision = (int) editions[slot];
        if (partition != knownPartition && revision <= knownRevision) {
            return Standing.STALE;
        }
        editions[slot] = pack(partition, revision);
        return Standing.NEWER;
    }

    private void insert(int slot, long id, long edition) {
        ids[slot] = id;
        editions[slot] = edition;
        if (++size > ids.length / 2) {
            grow();
        }
    }

    private void grow() {
        long[] oldIds = ids;
        long[] oldEditions = editions;
        ids = new long[oldIds.length * 2];
        editions = Arrays.copyOf(ids, ids.length);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0) {
                int slot = slot(oldIds[i], ids);
                ids[slot] = oldIds[i];
                editions[slot] = oldEditions[i];
            }
        }
    }

    /** Where the id is, or would be. Ids are never 0. */
    private static int slot(long id, long[] ids) {
        int slot = (int) ((id * 0x9E3779B97F4A7C15L) >>> 33) & (ids.length - 1);
        while (ids[slot] != 0 && ids[slot] != id) {
            slot = (slot + 1) & (ids.length - 1);
        }
        return slot;
    }

    private static long pack(int partition, int revision) {
        return ((long) partition << Integer.SIZE) | (revision & 0xFFFF_FFFFL);
    }
}
