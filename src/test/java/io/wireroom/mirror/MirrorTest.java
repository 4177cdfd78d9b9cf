package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.assets.AssetMetadata;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FolderAssetStore;
import io.wireroom.assets.StorePath;
import io.wireroom.assets.StoredAsset;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
    private static final StorePath PATH = new StorePath("reef/newsimage/0123.jpg");
    private static final String URL = "https://images.example/a.jpg";
    private static final byte[] PNG = Images.png(40, 30);
    private static final FetchResult IMAGE = new FetchResult.Image(PNG, ImageType.PNG, 40, 30);

    @TempDir
    private Path folder;

    private AssetStore store = AssetStore.none();
    private final AtomicInteger fetches = new AtomicInteger();
    private final List<String> counted = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void open() throws IOException {
        store = new FolderAssetStore(folder);
    }

    private Mirror mirror(ImageSource images) {
        MirrorTally tally = new MirrorTally() {
            @Override
            public void kept() {
                counted.add("kept");
            }

            @Override
            public void missing(FetchFailure failure) {
                counted.add(failure.label());
            }
        };
        ImageSource counting = url -> {
            fetches.incrementAndGet();
            return images.fetch(url);
        };
        return new Mirror(counting, store, Duration.ofMinutes(10), tally, () -> now);
    }

    @Test
    void fetchesOnceAndStoresMetadata() throws Exception {
        Mirror mirror = mirror(url -> url.equals(URL) ? IMAGE : new FetchResult.Missing(FetchFailure.STATUS_REFUSED));
        AssetMetadata first = mirror.find(PATH, URL).orElseThrow();
        assertThat(mirror.find(PATH, URL)).contains(first);
        assertThat(store.get(PATH).orElseThrow().bytes()).isEqualTo(PNG);
        assertThat(store.metadata(PATH)).hasValueSatisfying(metadata -> {
            assertThat(metadata.mediaType()).isEqualTo("image/png");
            assertThat(metadata.length()).isEqualTo(PNG.length);
            assertThat(metadata.width()).isEqualTo(40);
            assertThat(metadata.height()).isEqualTo(30);
        });
        assertThat(fetches).hasValue(1);
        assertThat(counted).containsExactly("kept");
    }

    @Test
    void fetchesAheadOfRequests() throws Exception {
        Mirror mirror = mirror(_ -> IMAGE);
        mirror.keep(PATH, URL);
        mirror.keep(PATH, URL);
        assertThat(store.get(PATH)).isPresent();
        assertThat(fetches).hasValue(1);
    }

    @Test
    void cachesFailures() throws Exception {
        Mirror mirror = mirror(_ -> new FetchResult.Missing(FetchFailure.TOO_LARGE));
        assertThat(mirror.find(PATH, URL)).isEmpty();
        assertThat(mirror.find(PATH, URL)).isEmpty();
        mirror.keep(PATH, URL);
        assertThat(fetches).hasValue(1);
        now = now.plus(Duration.ofMinutes(10));
        assertThat(mirror.find(PATH, URL)).isEmpty();
        assertThat(fetches).hasValue(2);
        assertThat(counted).containsExactly("too-large", "too-large");
    }

    @Test
    void fetchesOnceForConcurrentRequests() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Mirror mirror = mirror(_ -> {
            asked.countDown();
            answer.await();
            return IMAGE;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<AssetMetadata>>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(threads.submit(() -> mirror.find(PATH, URL)));
            }
            asked.await();
            answer.countDown();
            for (Future<Optional<AssetMetadata>> each : all) {
                assertThat(each.get()).isPresent();
            }
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void continuesWhenTheCallerIsInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Mirror mirror = mirror(_ -> {
            asked.countDown();
            answer.await();
            return IMAGE;
        });
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                mirror.keep(PATH, URL);
            } catch (IOException gone) {
                assertThat(gone).isInstanceOf(InterruptedIOException.class);
            }
        });
        asked.await();
        reader.interrupt();
        reader.join();
        answer.countDown();
        assertThat(mirror.find(PATH, URL)).isPresent();
        assertThat(fetches).hasValue(1);
    }

    @Test
    void reportsStoreFailuresWithoutCachingThem() throws Exception {
        AssetStore folderStore = store;
        AtomicInteger failures = new AtomicInteger(1);
        store = new AssetStore() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public void put(StorePath path, StoredAsset asset) throws IOException {
                if (failures.getAndDecrement() > 0) {
                    throw new IOException("the bucket is away");
                }
                folderStore.put(path, asset);
            }

            @Override
            public Optional<StoredAsset> get(StorePath path) throws IOException {
                return folderStore.get(path);
            }

            @Override
            public Optional<AssetMetadata> metadata(StorePath path) throws IOException {
                return folderStore.metadata(path);
            }

            @Override
            public void delete(StorePath path) throws IOException {
                folderStore.delete(path);
            }
        };
        Mirror mirror = mirror(_ -> IMAGE);
        assertThatThrownBy(() -> mirror.keep(PATH, URL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bucket");
        mirror.keep(PATH, URL);
        assertThat(folderStore.get(PATH)).isPresent();
    }
}
