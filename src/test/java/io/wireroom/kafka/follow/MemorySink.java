package io.wireroom.kafka.follow;

import io.wireroom.imports.Read;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An in-memory sink. */
final class MemorySink implements RecordSink<Read> {
    final Map<Integer, Long> next = new ConcurrentHashMap<>();
    volatile @Nullable IOException failure;

    private final List<String> applied = new ArrayList<>();
    private volatile List<String> seen = List.of();
    private volatile int commits;

    /** The content that readers see. */
    List<String> seen() {
        return seen;
    }

    int commits() {
        return commits;
    }

    @Override
    public long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    @Override
    public void apply(List<Read> changes, Map<Integer, Long> reached) throws IOException {
        if (failure != null) {
            throw failure;
        }
        changes.forEach(change -> applied.add(change.text()));
        next.putAll(reached);
    }

    @Override
    public void refresh() {
        seen = List.copyOf(applied);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // only one thread commits
    public void commit() {
        commits++;
    }
}
