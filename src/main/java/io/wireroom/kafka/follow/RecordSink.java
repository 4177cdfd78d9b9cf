package io.wireroom.kafka.follow;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The index that a follower fills. All calls come from one thread.
 *
 * @param <T> the decoded record
 */
public interface RecordSink<T> {

    /** The next offset to read of this partition; 0 if none was read. */
    long next(int partition);

    /**
     * Applies changes in the order of each partition and advances {@link #next}.
     *
     * @param reached for each partition the offset after these changes, and after other records read with them
     */
    void apply(List<T> changes, Map<Integer, Long> reached) throws IOException;

    /** Makes applied changes visible to readers. */
    void refresh() throws IOException;

    /** Makes applied changes durable. */
    void commit() throws IOException;
}
