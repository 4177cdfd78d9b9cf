package io.wireroom.archive;

/**
 * Where an article begins in a partition of the log, as far as the archive has read it.
 *
 * @param offset offset of its first record that the archive has read
 * @param complete whether that is the article's first revision. Otherwise there were earlier records, which were compacted away or are
 *     in another partition
 */
public record Beginning(long offset, boolean complete) {

    static Beginning of(Change change) {
        return new Beginning(change.offset(), change.edition().revision() == 1);
    }

    /**
     * Whether an edition of the article may be before these positions. If the archive does not know where the article begins, one may
     * be as soon as anything of the partition is.
     */
    boolean mayPrecede(int partition, PartitionOffsets positions) {
        long next = positions.next(partition);
        return next > offset || (!complete && next > 0);
    }

    long encode() {
        return offset << 1 | (complete ? 1 : 0);
    }

    static Beginning decode(long encoded) {
        return new Beginning(encoded >>> 1, (encoded & 1) == 1);
    }
}
