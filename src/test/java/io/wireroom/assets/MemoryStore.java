package io.wireroom.assets;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in memory that counts what it is asked for, and fails from a given question on. */
final class MemoryStore implements AssetStore {
    private final Map<StorePath, StoredAsset> assets = new ConcurrentSkipListMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int failFrom = Integer.MAX_VALUE;

    /** Answers so many more questions, and then none before {@link #recover}. */
    void failAfter(int questions) {
        failFrom = asked.get() + questions;
    }

    void recover() {
        failFrom = Integer.MAX_VALUE;
    }

    int asked() {
        return asked.get();
    }

    Set<StorePath> paths() {
        return assets.keySet();
    }

    private void answer() throws IOException {
        if (asked.incrementAndGet() > failFrom) {
            throw new IOException("away");
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void put(StorePath path, StoredAsset asset) throws IOException {
        answer();
        assets.put(path, asset);
    }

    @Override
    public Optional<StoredAsset> get(StorePath path) throws IOException {
        answer();
        return Optional.ofNullable(assets.get(path));
    }

    @Override
    public Optional<AssetMetadata> facts(StorePath path) throws IOException {
        return get(path).map(StoredAsset::facts);
    }

    @Override
    public void delete(StorePath path) throws IOException {
        answer();
        assets.remove(path);
    }
}
