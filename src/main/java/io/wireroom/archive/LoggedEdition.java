package io.wireroom.archive;

/**
 * An article's latest edition and its position in the log.
 *
 * @param firstRecord the article's first record in this partition
 */
public record LoggedEdition(ArchivedEdition edition, int partition, long offset, FirstRecord firstRecord) {

    /** Whether a reader at these positions has the edition. */
    public boolean isBefore(PartitionOffsets positions) {
        return positions.next(partition) > offset;
    }

    /**
     * Whether a reader at these positions has or may have an earlier revision of the article. If the first record is unknown, every
     * reader of the partition may have one.
     */
    public boolean mayHaveBegunBefore(PartitionOffsets positions) {
        return firstRecord.mayPrecede(partition, positions);
    }
}
