package io.wireroom.mirror;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A counting semaphore per key. A key uses memory only while permits are held or awaited. */
final class KeyedSemaphore {
    private final int permits;
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

    /** @param permits permits per key */
    KeyedSemaphore(int permits) {
        this.permits = permits;
    }

    /** @param users threads that hold or await a permit */
    private record Entry(Semaphore semaphore, int users) {
        Entry withUsers(int change) {
            return new Entry(semaphore, users + change);
        }
    }

    /** Acquires a permit of {@code key}, waiting at most {@code millis}. On success the caller must {@link #release} it. */
    boolean tryAcquire(String key, long millis) throws InterruptedException {
        Entry entry = entries.compute(
                key, (_, present) -> (present == null ? new Entry(new Semaphore(permits), 0) : present).withUsers(1));
        boolean acquired = false;
        try {
            acquired = entry.semaphore().tryAcquire(millis, TimeUnit.MILLISECONDS);
            return acquired;
        } finally {
            if (!acquired) {
                removeUser(key);
            }
        }
    }

    void release(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("no permit is held for this key");
        }
        entry.semaphore().release();
        removeUser(key);
    }

    private void removeUser(String key) {
        entries.computeIfPresent(key, (_, entry) -> entry.users() == 1 ? null : entry.withUsers(-1));
    }

    int size() {
        return entries.size();
    }
}
