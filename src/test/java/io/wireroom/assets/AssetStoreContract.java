package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    static StoredAsset asset(String content) {
        return StoredAsset.of(content.getBytes(UTF_8), "image/webp", 360, 361, "origin-of-" + content.length());
    }
}
