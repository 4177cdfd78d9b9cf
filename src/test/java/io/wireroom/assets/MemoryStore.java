package io.wireroom.assets;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An in-memory store that counts operations and can fail after a given number of them. */
final class MemoryStore implements AssetStore {
    private final Map<StorePath, StoredAsset> assets = new ConcurrentSkipListMap<>();
    private final AtomicInteger operations = new AtomicInteger();
    private volatile int failFrom = Integer.MAX_VALUE;

    /** Succeeds for {@code count} more operations, then fails until {@link #recover}. */
    void failAfter(int count) {
        failFrom = operations.get() + count;
    }

    void recover() {
        failFrom = Integer.MAX_VALUE;
    }

    int operations() {
        return operations.get();
    }

    Set<StorePath> paths() {
        return assets.keySet();
    }

    private void countOperation() throws IOException {
        if (operations.incrementAndGet() > failFrom) {
            throw new IOException("away");
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void put(StorePath path, StoredAsset asset) throws IOException {
        countOperation();
        assets.put(path, asset);
    }

    @Override
    public Optional<StoredAsset> get(StorePath path) throws IOException {
        countOperation();
        return Optional.ofNullable(assets.get(path));
    }

    @Override
    public Optional<AssetMetadata> metadata(StorePath path) throws IOException {
        return get(path).map(StoredAsset::metadata);
    }

    @Override
    public void delete(StorePath path) throws IOException {
        countOperation();
        assets.remove(path);
    }
}
