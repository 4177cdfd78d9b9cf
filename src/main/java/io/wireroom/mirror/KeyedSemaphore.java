package io.wireroom.mirror;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many in at a time by each name. A name takes memory only while somebody is inside or waits. */
final class KeyedSemaphore {
    private final int width;
    private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();

    /** @param width how many may be inside by one name */
    KeyedSemaphore(int width) {
        this.width = width;
    }

    private record Gate(Semaphore places, int visitors) {
        Gate visitedBy(int change) {
            return new Gate(places, visitors + change);
        }
    }

    /** Waits so long for a place; whoever gets one has to {@link #leave}. */
    boolean enter(String name, long millis) throws InterruptedException {
        Gate gate = gates.compute(
                name, (_, known) -> (known == null ? new Gate(new Semaphore(width), 0) : known).visitedBy(1));
        boolean inside = false;
        try {
            inside = gate.places().tryAcquire(millis, TimeUnit.MILLISECONDS);
            return inside;
        } finally {
            if (!inside) {
                forget(name);
            }
        }
    }

    void leave(String name) {
        Gate gate = gates.get(name);
        if (gate == null) {
            throw new IllegalStateException("nobody is inside by this name");
        }
        gate.places().release();
        forget(name);
    }

    private void forget(String name) {
        gates.computeIfPresent(name, (_, gate) -> gate.visitors() == 1 ? null : gate.visitedBy(-1));
    }

    int names() {
        return gates.size();
    }
}
