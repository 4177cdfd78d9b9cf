package io.wireroom.assets;

import java.util.Optional;

/** See {@link AssetStore#none}. */
final class NoStore implements AssetStore {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean isPersistent() {
        return false;
    }

    /** @throws IllegalStateException always */
    @Override
    public void put(StorePath path, StoredAsset asset) {
        throw new IllegalStateException("no asset store is configured: cannot store " + path);
    }

    @Override
    public Optional<StoredAsset> get(StorePath path) {
        return Optional.empty();
    }

    @Override
    public Optional<AssetMetadata> metadata(StorePath path) {
        return Optional.empty();
    }

    @Override
    public void delete(StorePath path) {}
}
