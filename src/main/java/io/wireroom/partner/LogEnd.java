package io.wireroom.partner;

import io.wireroom.archive.PartitionOffsets;

/**
 * Where a log ends.
 *
 * @param log identity of the log
 */
public record LogEnd(String log, PartitionOffsets positions) {
    /** Of no log. */
    public static final LogEnd NONE = new LogEnd("", PartitionOffsets.START);

    /** The furthest positions; of two logs, those of {@code preferred}. */
    LogEnd merge(LogEnd other, LogEnd preferred) {
        if (log.equals(other.log)) {
            return new LogEnd(log, positions.furthest(other.positions));
        }
        if (log.isEmpty() || other.log.isEmpty()) {
            return log.isEmpty() ? other : this;
        }
        return preferred;
    }

    /** The positions if they are of this log. */
    PartitionOffsets in(String wanted) {
        return log.equals(wanted) ? positions : PartitionOffsets.START;
    }
}
