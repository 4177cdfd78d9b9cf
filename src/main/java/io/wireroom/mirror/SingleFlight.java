package io.wireroom.mirror;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Does once what many ask for at the same time. */
final class SingleFlight<K, V> {
    private final ConcurrentHashMap<K, FutureTask<V>> flights = new ConcurrentHashMap<>();

    /**
     * What {@code work} gives, whoever began it. It goes on when those who wait for it are interrupted.
     *
     * @throws IOException if the work did
     */
    V join(K key, Callable<V> work) throws IOException, InterruptedException {
        FutureTask<V> own = new FutureTask<>(() -> {
            try {
                return work.call();
            } finally {
                flights.remove(key); // before anybody sees the end: who comes later is not to join what is over
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
