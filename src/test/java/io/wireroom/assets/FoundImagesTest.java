package io.wireroom.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.article.Withdrawal;
import io.wireroom.enrich.NewsImagePath;
import io.wireroom.image.QrCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filling a store with supplied lead images. */
class FoundImagesTest {
    private static final String FIRST = "https://images.example/a.jpg";
    private static final String SECOND = "https://images.example/b.jpg";
    private static final AssetFiller.Tally UNCOUNTED = new AssetFiller.Tally() {
        @Override
        public void stored() {}

        @Override
        public void deleted() {}
    };

    @TempDir
    private Path folder;

    private AssetStore store = AssetStore.none();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        store = new FolderAssetStore(folder);
    }

    private AssetFiller filler() {
        FoundImages found = (path, url) -> {
            asked.add(url);
            store.put(path, StoredAsset.of(new byte[] {1}, "image/png", 1, 1, "origin"));
        };
        return new AssetFiller(store, new GeneratedImages(QrCodes.DEFAULT), found, UNCOUNTED);
    }

    private boolean isPersistent(String url) throws IOException {
        return store.metadata(path(url)).isPresent();
    }

    private static StorePath path(String url) {
        return new StorePath(NewsImagePath.of("reef", url));
    }

    @Test
    void areStoredWhileReferenced() throws IOException {
        AssetFiller filler = filler();
        filler.fill(article(FIRST));
        assertThat(isPersistent(FIRST)).isTrue();
        filler.fill(article(SECOND));
        assertThat(isPersistent(FIRST)).isFalse();
        assertThat(isPersistent(SECOND)).isTrue();
        filler.fill(withdrawal());
        assertThat(isPersistent(SECOND)).isFalse();
        assertThat(asked).containsExactly(FIRST, SECOND);
    }

    @Test
    void areNotStoredWithoutAMirror() throws IOException {
        filler().fill(article(null));
        assertThat(asked).isEmpty();
        new AssetFiller(store, new GeneratedImages(QrCodes.DEFAULT), FoundImages.NONE, UNCOUNTED).fill(article(FIRST));
        assertThat(isPersistent(FIRST)).isFalse();
    }

    @Test
    void areDeletedWithTheArticleAfterAFailedFillOrAFetchOnRequest() throws IOException {
        FoundImages failing = (_, _) -> {
            throw new IOException("the store is away");
        };
        AssetFiller filler = new AssetFiller(store, new GeneratedImages(QrCodes.DEFAULT), failing, UNCOUNTED);
        assertThatThrownBy(() -> filler.fill(article(FIRST))).isInstanceOf(IOException.class);
        store.put(path(FIRST), StoredAsset.of(new byte[] {1}, "image/png", 1, 1, "origin"));
        filler.fill(withdrawal());
        assertThat(isPersistent(FIRST)).isFalse();
    }

    private static Article article(@Nullable String source) {
        return new Article(
                new ArticleId(7),
                1,
                "Title",
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                new Source("reef", "Reef"),
                null,
                null,
                "/197001/7-title",
                "https://site.example/197001/7-title",
                source == null ? null : "https://cdn.example/" + path(source),
                source,
                "https://cdn.example/qr",
                null,
                List.of(),
                List.of(),
                "",
                "",
                0,
                "sha256:",
                Value.Table.EMPTY,
                List.of(),
                List.of());
    }

    private static Withdrawal withdrawal() {
        return new Withdrawal(
                new ArticleId(7),
                2,
                Instant.EPOCH,
                Instant.EPOCH,
                new Source("reef", "Reef"),
                "/197001/7-title",
                "https://site.example/197001/7-title",
                null,
                List.of(),
                null,
                List.of());
    }
}
