package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store that keeps anything promises. */
interface AssetStoreContract {
    StorePath PATH = new StorePath("ibn/qrcode/257/30/lily7Gx0.webp");

    AssetStore store() throws IOException;

    @Test
    default void givesBackWhatWasPut() throws IOException {
        StoredAsset asset = asset("picture");

        store().put(PATH, asset);

        assertThat(store().get(PATH)).hasValueSatisfying(found -> {
            assertThat(found.bytes()).isEqualTo(asset.bytes());
            assertThat(found.facts()).isEqualTo(asset.facts());
        });
        assertThat(store().facts(PATH)).contains(asset.facts());
    }

    @Test
    default void keepsFactsWithoutSizeOrOrigin() throws IOException {
        StoredAsset asset = StoredAsset.of(new byte[0], "text/plain", 0, 0, "");
        store().put(PATH, asset);
        assertThat(store().facts(PATH)).contains(asset.facts());
    }

    @Test
    default void knowsNothingOfWhatIsNotThere() throws IOException {
        assertThat(store().get(PATH)).isEmpty();
        assertThat(store().facts(PATH)).isEmpty();
        store().delete(PATH);
    }

    @Test
    default void replacesWhatWasThere() throws IOException {
        store().put(PATH, asset("first"));
        store().put(PATH, asset("second one"));
        assertThat(store().get(PATH))
                .hasValueSatisfying(
                        found -> assertThat(found.bytes()).asString(UTF_8).isEqualTo("second one"));
    }

    @Test
    default void deletesOneAndLeavesItsNeighbours() throws IOException {
        StorePath neighbour = new StorePath("ibn/qrcode/257/30/lily7Gx0.png");
        store().put(PATH, asset("mine"));
        store().put(neighbour, asset("theirs"));

        store().delete(PATH);

        assertThat(store().get(PATH)).isEmpty();
        assertThat(store().facts(PATH)).isEmpty();
        assertThat(store().get(neighbour)).isPresent();
    }

    @Test
    default void neverShowsHalfAnAssetWhileItIsReplaced() throws Exception {
        AssetStore store = store();
        store.put(PATH, versioned(0));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int first = writer * 100;
                done.add(workers.submit(() -> {
                    for (int version = first; version < first + 20; version++) {
                        store.put(PATH, versioned(version));
                    }
                    return null;
                }));
            }
            while (!done.stream().allMatch(Future::isDone)) {
                store.get(PATH)
                        .ifPresent(found -> assertThat(found.bytes())
                                .asString(UTF_8)
                                .startsWith(found.facts().origin() + " "));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
    }

    private static StoredAsset versioned(int version) {
        return StoredAsset.of((version + " " + "x".repeat(20_000)).getBytes(UTF_8), "image/webp", 3, 4, "" + version);
    }

    static StoredAsset asset(String content) {
        return StoredAsset.of(content.getBytes(UTF_8), "image/webp", 360, 361, "origin-of-" + content.length());
    }
}
