package io.wireroom.copies;

import io.wireroom.objects.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects in memory, with a clock of its own, and with faults. */
class MemoryStore implements ObjectStore {
    final NavigableMap<String, Held> objects = new ConcurrentSkipListMap<>();
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** What happens before an operation. */
    volatile Fault onPut = key -> {};

    volatile Fault onGet = key -> {};
    volatile Fault onList = key -> {};
    volatile Fault onDelete = key -> {};

    static final class Held {
        private final byte[] bytes;
        private final Instant modified;

        Held(byte[] bytes, Instant modified) {
            this.bytes = bytes;
            this.modified = modified;
        }

        byte[] bytes() {
            return bytes;
        }

        Instant modified() {
            return modified;
        }
    }

    interface Fault {
        void before(String key) throws IOException;
    }

    /** Fails from the operation with this number on, counted from 0. */
    static Fault after(int operations) {
        int[] count = new int[1];
        return key -> {
            synchronized (count) {
                if (count[0]++ >= operations) {
                    throw new IOException("the store is away");
                }
            }
        };
    }

    InstantSource clock() {
        return () -> now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<String> keys(String part) {
        return objects.keySet().stream().filter(key -> key.contains(part)).toList();
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void put(String key, byte[] bytes) throws IOException {
        onPut.before(key);
        objects.put(key, new Held(bytes.clone(), now));
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        onGet.before(key);
        return Optional.ofNullable(objects.get(key)).map(held -> held.bytes().clone());
    }

    @Override
    public List<Listed> list(String prefix) throws IOException {
        onList.before(prefix);
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new Listed(
                        entry.getKey(),
                        entry.getValue().bytes().length,
                        entry.getValue().modified()))
                .toList();
    }

    @Override
    public void delete(String key) throws IOException {
        onDelete.before(key);
        objects.remove(key);
    }
}
