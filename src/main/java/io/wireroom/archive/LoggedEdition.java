package io.wireroom.archive;

/**
 * An article's latest edition and its place in the log.
 *
 * @param beginning where the article begins in this partition
 */
public record LoggedEdition(ArchivedEdition edition, int partition, long offset, Beginning beginning) {

    /** Whether a reader at these positions has the edition. */
    public boolean isBefore(PartitionOffsets positions) {
        return positions.next(partition) > offset;
    }

    /**
     * Whether a reader at these positions has an earlier revision of the article, or may have one: if the archive does not know where the
     * article begins, every reader that has read from the partition may.
     */
    public boolean mayHaveBegunBefore(PartitionOffsets positions) {
        return beginning.mayPrecede(partition, positions);
    }
}
