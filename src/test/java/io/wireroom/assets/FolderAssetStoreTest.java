package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderAssetStoreTest implements AssetStoreContract {
    @TempDir
    private Path folder;

    @Override
    public AssetStore store() throws IOException {
        return new FolderAssetStore(folder.resolve("made/when/needed"));
    }

    @Test
    void storesImagesAtTheirUrlPath() throws IOException {
        store().put(PATH, AssetStoreContract.asset("picture"));
        assertThat(folder.resolve("made/when/needed").resolve(PATH.value())).hasContent("picture");
    }

    @Test
    void leavesOnlyImageAndMetadataFiles() throws IOException {
        store().put(PATH, AssetStoreContract.asset("one"));
        store().put(PATH, AssetStoreContract.asset("two"));
        assertThat(files()).containsExactlyInAnyOrder("lily7Gx0.webp", ".lily7Gx0.webp.facts");
        store().delete(PATH);
        assertThat(files()).isEmpty();
    }

    @Test
    void ignoresAnImageThatDoesNotMatchItsMetadata() throws IOException {
        store().put(PATH, AssetStoreContract.asset("picture"));
        Path image = folder.resolve("made/when/needed").resolve(PATH.value());

        Files.writeString(image, "pictur3");
        assertThat(store().get(PATH)).isEmpty();
        Files.delete(image);
        assertThat(store().get(PATH)).isEmpty();
    }

    @Test
    void ignoresDamagedMetadata() throws IOException {
        store().put(PATH, AssetStoreContract.asset("picture"));
        Path metadataFile = folder.resolve("made/when/needed/ibn/qrcode/257/30/.lily7Gx0.webp.facts");
        for (String damage : new String[] {"", "\n", "zz 1 2 3 a b", "00 -1 0 0 image/webp x", "1 2 3 4 5 6 7"}) {
            Files.writeString(metadataFile, damage);
            assertThat(store().get(PATH)).isEmpty();
            assertThat(store().metadata(PATH)).isEmpty();
        }
    }

    @Test
    void rejectsAPathThatIsNotAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new FolderAssetStore(file));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new FolderAssetStore(file.resolve("below")));
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString).toList().stream();
        }
    }

    /** Only tested for folders: S3 guarantees atomic replacement, but the S3Proxy of the tests does not. */
    @Test
    void replacesAtomically() throws Exception {
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
                                .startsWith(found.metadata().origin() + " "));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
    }

    private static StoredAsset versioned(int version) {
        return StoredAsset.of((version + " " + "x".repeat(20_000)).getBytes(UTF_8), "image/webp", 3, 4, "" + version);
    }
}
