package io.wireroom.partner;

import io.wireroom.archive.PartitionOffsets;

/**
 * The end of a log.
 *
 * @param log identity of the log
 */
public record LogEnd(String log, PartitionOffsets positions) {
    /** Unknown. */
    public static final LogEnd NONE = new LogEnd("", PartitionOffsets.START);

    /** The maximum of both positions; for different logs, the positions of {@code preferred}. */
    LogEnd merge(LogEnd other, LogEnd preferred) {
        if (log.equals(other.log)) {
            return new LogEnd(log, positions.furthest(other.positions));
        }
        if (log.isEmpty() || other.log.isEmpty()) {
            return log.isEmpty() ? other : this;
        }
        return preferred;
    }

    /** The positions, if they belong to this log. */
    PartitionOffsets in(String wanted) {
        return log.equals(wanted) ? positions : PartitionOffsets.START;
    }
}
