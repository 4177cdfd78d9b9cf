package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;

/** The withdrawals of the archive. */
@FunctionalInterface
public interface WithdrawalLog {

    /** Whether there is a withdrawal at or after one position and before the other. True while the archive is unavailable. */
    boolean hasBetween(PartitionOffsets from, PartitionOffsets to);
}
