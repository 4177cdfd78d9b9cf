package io.wireroom.kafka.follow;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the normalized log is read into: the archive, as its follower sees it. All calls come from one thread. */
public interface ChangeSink<T> {

    /** The offset of the next record to read in this partition; 0 if nothing was read of it. */
    long next(int partition);

    /**
     * Takes changes in, in the order of each partition, and with that moves {@link #next}.
     *
     * @param reached for each partition the offset behind these changes, and behind what else was read with them
     */
    void apply(List<T> changes, Map<Integer, Long> reached) throws IOException;

    /** Lets readers see what was applied. */
    void refresh() throws IOException;

    /** Makes what was applied survive a crash. */
    void commit() throws IOException;
}
