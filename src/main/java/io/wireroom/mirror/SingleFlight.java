package io.wireroom.mirror;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Deduplicates concurrent calls: callers with the same key share one execution. */
final class SingleFlight<K, V> {
    private final ConcurrentHashMap<K, FutureTask<V>> flights = new ConcurrentHashMap<>();

    /**
     * Returns the result of {@code work}, or of the execution that is already in progress for {@code key}. The execution
     * continues if waiting callers are interrupted.
     *
     * @throws IOException if {@code work} throws one
     */
    V join(K key, Callable<V> work) throws IOException, InterruptedException {
        FutureTask<V> own = new FutureTask<>(() -> {
            try {
                return work.call();
            } finally {
                flights.remove(key); // before the result is visible: later callers must not join a completed execution
            }
        });
        FutureTask<V> flight = flights.putIfAbsent(key, own);
        if (flight == null) {
            flight = own;
            Thread.ofVirtual().name("mirror").start(own);
        }
        try {
            return flight.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new IOException(io.getMessage(), io);
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
