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
     * The generation of the archive state of {@code wanted}. Concurrent requests get the same one.
     *
     * @param wanted replaces the latest generation if that is of an earlier state
     * @param isCurrent whether a generation is of the archive's current state
     * @return null if {@code wanted} is of an earlier state
     */
    @Nullable
    ResponseGeneration adopt(ResponseGeneration wanted, Predicate<ResponseGeneration> isCurrent) {
        while (true) {
            ResponseGeneration now = latest.get();
            if (now.hasStateOf(wanted)) {
                return now;
            }
            if (!isCurrent.test(wanted)) {
                return null;
            }
            if (latest.compareAndSet(now, wanted)) {
                now.evict();
                return wanted;
            }
        }
    }
}
