package io.wireroom.rest.cache;

import io.wireroom.archive.PartitionOffsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The responses of the latest archive state. It is replaced when the first response of a newer state is cached. */
final class LatestGeneration {
    private final AtomicReference<ResponseGeneration> latest =
            new AtomicReference<>(new ResponseGeneration("", PartitionOffsets.START));

    ResponseGeneration get() {
        return latest.get();
    }

    /**
     * The generation of an archive state. Concurrent requests get the same one. A new one replaces that of an earlier state.
     *
     * @param identity identity of the log
     * @param isCurrent whether a generation is of the archive's current state
     * @return null if the state is an earlier one
     */
    @Nullable
    ResponseGeneration of(String identity, PartitionOffsets positions, Predicate<ResponseGeneration> isCurrent) {
        while (true) {
            ResponseGeneration now = latest.get();
            if (now.matches(identity, positions)) {
                return now;
            }
            ResponseGeneration next = new ResponseGeneration(identity, positions);
            if (!isCurrent.test(next)) {
                return null;
            }
            if (latest.compareAndSet(now, next)) {
                now.evict();
                return next;
            }
        }
    }
}
