package io.wireroom.archive;

/**
 * The first record of an article in a partition of the log, as far as known.
 *
 * @param offset offset of the first record that the archive has read
 * @param complete whether it is the article's first revision. Otherwise, earlier records were compacted away or are in another
 *     partition
 */
public record FirstRecord(long offset, boolean complete) {

    static FirstRecord of(Change change) {
        return new FirstRecord(change.offset(), change.edition().revision() == 1);
    }

    /**
     * Whether an edition of the article may be before these positions. If the first record is unknown, true for all positions after
     * the start of the partition.
     */
    boolean mayPrecede(int partition, PartitionOffsets positions) {
        long next = positions.next(partition);
        return next > offset || (!complete && next > 0);
    }

    long encode() {
        return offset << 1 | (complete ? 1 : 0);
    }

    static FirstRecord decode(long encoded) {
        return new FirstRecord(encoded >>> 1, (encoded & 1) == 1);
    }
}
