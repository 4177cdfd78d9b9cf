package io.wireroom.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssetReaderTest {
    private static final StorePath PATH = new StorePath("reef/qrcode/257/30/lily7Gx0.webp");

    private final MemoryStore store = new MemoryStore();
    private final List<IOException> failures = new ArrayList<>();
    private final AssetReader reader = new AssetReader(store, failures::add);
    private final StoredAsset asset = StoredAsset.of(new byte[] {1, 2}, "image/webp", 3, 4, "now");

    @Test
    void findsImagesOfTheExpectedOrigin() throws IOException {
        store.put(PATH, asset);
        assertThat(reader.get(PATH, "now")).contains(asset);
        assertThat(reader.metadata(PATH, "now")).contains(asset.metadata());
    }

    @Test
    void treatsOutdatedImagesAsAbsent() throws IOException {
        store.put(PATH, asset);
        assertThat(reader.get(PATH, "other")).isEmpty();
        assertThat(reader.metadata(PATH, "other")).isEmpty();
        assertThat(reader.metadata(PATH, "now")).isPresent();
        assertThat(reader.metadata(PATH, "other")).isEmpty();
    }

    @Test
    void readsMetadataOnce() throws IOException {
        assertThat(reader.metadata(PATH, "now")).isEmpty();
        store.put(PATH, asset);
        assertThat(reader.metadata(PATH, "now")).isPresent();
        int operations = store.operations();
        assertThat(reader.metadata(PATH, "now")).isPresent();
        assertThat(store.operations()).isEqualTo(operations);
    }

    @Test
    void pausesAfterAStoreFailure() throws IOException {
        store.put(PATH, asset);
        store.failAfter(0);

        for (int i = 0; i < 100; i++) {
            assertThat(reader.get(PATH, "now")).isEmpty();
        }

        assertThat(failures).hasSize(1);
        assertThat(store.operations()).isEqualTo(2);
    }

    @Test
    void servesCachedMetadataWhileTheStoreIsUnavailable() throws IOException {
        store.put(PATH, asset);
        assertThat(reader.metadata(PATH, "now")).isPresent();
        store.failAfter(0);
        assertThat(reader.get(PATH, "now")).isEmpty();
        assertThat(reader.metadata(PATH, "now")).isPresent();
    }
}
