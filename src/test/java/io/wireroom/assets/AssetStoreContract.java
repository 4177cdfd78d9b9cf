package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Contract tests for all stores except {@link NoStore}. */
interface AssetStoreContract {
    StorePath PATH = new StorePath("ibn/qrcode/257/30/lily7Gx0.webp");

    AssetStore store() throws IOException;

    @Test
    default void returnsWhatWasStored() throws IOException {
        StoredAsset asset = asset("picture");

        store().put(PATH, asset);

        assertThat(store().get(PATH)).hasValueSatisfying(found -> {
            assertThat(found.bytes()).isEqualTo(asset.bytes());
            assertThat(found.metadata()).isEqualTo(asset.metadata());
        });
        assertThat(store().metadata(PATH)).contains(asset.metadata());
    }

    @Test
    default void storesMetadataWithoutSizeOrOrigin() throws IOException {
        StoredAsset asset = StoredAsset.of(new byte[0], "text/plain", 0, 0, "");
        store().put(PATH, asset);
        assertThat(store().metadata(PATH)).contains(asset.metadata());
    }

    @Test
    default void isEmptyForAnAbsentImage() throws IOException {
        assertThat(store().get(PATH)).isEmpty();
        assertThat(store().metadata(PATH)).isEmpty();
        store().delete(PATH);
    }

    @Test
    default void replacesAnImage() throws IOException {
        store().put(PATH, asset("first"));
        store().put(PATH, asset("second one"));
        assertThat(store().get(PATH))
                .hasValueSatisfying(
                        found -> assertThat(found.bytes()).asString(UTF_8).isEqualTo("second one"));
    }

    @Test
    default void deletesOnlyTheGivenImage() throws IOException {
        StorePath neighbour = new StorePath("ibn/qrcode/257/30/lily7Gx0.png");
        store().put(PATH, asset("mine"));
        store().put(neighbour, asset("theirs"));

        store().delete(PATH);

        assertThat(store().get(PATH)).isEmpty();
        assertThat(store().metadata(PATH)).isEmpty();
        assertThat(store().get(neighbour)).isPresent();
    }

    static StoredAsset asset(String content) {
        return StoredAsset.of(content.getBytes(UTF_8), "image/webp", 360, 361, "origin-of-" + content.length());
    }
}
