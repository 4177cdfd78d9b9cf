package io.wireroom.archive;

import java.util.Arrays;

/**
 * The latest edition of each article. It distinguishes an article's first edition, which can be indexed without deleting an
 * earlier one, and stale editions.
 *
 * <p>Within a partition, later records are newer. If an article's records are in several partitions, because the topic was
 * extended, the highest revision is the latest, regardless of the order in which partitions are read.
 *
 * <p>It also has the first record of each article ({@link FirstRecord}).
 *
 * <p>A hash table with open addressing in three arrays: 24 bytes per slot, from half to three quarters full. For the writing thread only.
 */
final class LatestEditions {
    private static final int INITIAL_CAPACITY = 1024;

    private long[] ids = new long[INITIAL_CAPACITY];
    private long[] editions = new long[INITIAL_CAPACITY];
    private long[] firstRecords = new long[INITIAL_CAPACITY];
    private int size;

    enum PutResult {
        FIRST,
        NEWER,
        STALE
    }

    int size() {
        return size;
    }

    /**
     * Records an edition, unless it is stale.
     *
     * @param firstRecord the article's first record in this partition, if the article is new
     */
    PutResult put(long id, int partition, int revision, FirstRecord firstRecord) {
        int slot = slot(id, ids);
        if (ids[slot] == 0) {
            insert(slot, id, pack(partition, revision), firstRecord.encode());
            return PutResult.FIRST;
        }
        int knownPartition = (int) (editions[slot] >>> Integer.SIZE);
        int knownRevision = (int) editions[slot];
        if (partition != knownPartition) {
            if (revision <= knownRevision) {
                return PutResult.STALE;
            }
            firstRecords[slot] = new FirstRecord(firstRecord.offset(), false).encode();
        }
        editions[slot] = pack(partition, revision);
        return PutResult.NEWER;
    }

    /** The first record of an article, which was {@linkplain #put recorded}, in the partition of its latest edition. */
    FirstRecord firstRecord(long id) {
        return FirstRecord.decode(firstRecords[slot(id, ids)]);
    }

    private void insert(int slot, long id, long edition, long firstRecord) {
        ids[slot] = id;
        editions[slot] = edition;
        firstRecords[slot] = firstRecord;
        if (++size > ids.length / 4 * 3) {
            grow();
        }
    }

    private void grow() {
        long[] oldIds = ids;
        long[] oldEditions = editions;
        long[] oldFirstRecords = firstRecords;
        ids = new long[oldIds.length + oldIds.length / 2];
        editions = Arrays.copyOf(ids, ids.length);
        firstRecords = Arrays.copyOf(ids, ids.length);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0) {
                int slot = slot(oldIds[i], ids);
                ids[slot] = oldIds[i];
                editions[slot] = oldEditions[i];
                firstRecords[slot] = oldFirstRecords[i];
            }
        }
    }

    /** The slot of the id, or a free slot. Ids are never 0. */
    private static int slot(long id, long[] ids) {
        int slot = (int) Math.unsignedMultiplyHigh(id * 0x9E3779B97F4A7C15L, ids.length);
        while (ids[slot] != 0 && ids[slot] != id) {
            slot = slot + 1 == ids.length ? 0 : slot + 1;
        }
        return slot;
    }

    private static long pack(int partition, int revision) {
        return ((long) partition << Integer.SIZE) | (revision & 0xFFFF_FFFFL);
    }
}
