package io.wireroom.assets;

import java.util.Optional;

/** See {@link AssetStore#none}. */
final class NoStore implements AssetStore {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean isKept() {
        return false;
    }

    /** @throws IllegalStateException always: it is for who has a store */
    @Override
    public void put(StorePath path, StoredAsset asset) {
        throw new IllegalStateException("there is no store to keep " + path + " in");
    }

    @Override
    public Optional<StoredAsset> get(StorePath path) {
        return Optional.empty();
    }

    @Override
    public Optional<AssetMetadata> facts(StorePath path) {
        return Optional.empty();
    }

    @Override
    public void delete(StorePath path) {}
}
