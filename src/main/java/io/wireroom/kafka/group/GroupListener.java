package io.wireroom.kafka.group;

import java.io.IOException;

/** Receives metrics of the work. Called from several threads. */
public interface GroupListener {

    /** Number of committed records in this member's partitions that are not processed yet; -1 if unknown. */
    void lag(long records);

    /** A record failed and will be retried. */
    void failed(IOException cause);

    /** A record failed because of a defect and is skipped. */
    void skipped(RuntimeException cause);
}
