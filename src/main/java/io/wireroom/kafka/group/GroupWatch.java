package io.wireroom.kafka.group;

import java.io.IOException;

/** Is told how the work goes; from several threads at a time. */
public interface GroupWatch {

    /** Committed records that haven't been worked off, among this member's partitions; -1 while that isn't known. */
    void lag(long records);

    /** Work failed, and is tried again. */
    void failed(IOException why);

    /** Work failed by a defect, and isn't tried again. */
    void passedOver(RuntimeException why);
}
