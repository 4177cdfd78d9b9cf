package io.wireroom.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.image.QrCodes;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AssetFillerTest {
    private final MemoryStore store = new MemoryStore();
    private final GeneratedImages generatedImages = new GeneratedImages(QrCodes.DEFAULT);
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger deleted = new AtomicInteger();
    private final AssetFiller filler =
            new AssetFiller(store, generatedImages, FoundImages.NONE, new AssetFiller.Tally() {
                @Override
                public void stored() {
                    stored.incrementAndGet();
                }

                @Override
                public void deleted() {
                    deleted.incrementAndGet();
                }
            });

    private final Article first = Newsroom.article(7, "Ferries return");
    private final Article retitled = Newsroom.article(7, "Ferries return at six");
    private final Article moved =
            Newsroom.article(7, "Ferries return at six", Newsroom.DATE.minusSeconds(86_400 * 40), null);
    private final Article pictured =
            Newsroom.article(7, "Ferries return at six", Newsroom.DATE, "https://elsewhere.example/a.jpg");

    @Test
    void storesReferencedImages() throws IOException {
        filler.fill(first);

        for (GeneratedImage named : generatedImages.referencedBy(first)) {
            assertThat(store.get(named.path())).hasValueSatisfying(kept -> {
                assertThat(kept.metadata().origin()).isEqualTo(named.origin());
                assertThat(kept.bytes()).isEqualTo(named.render().bytes());
            });
        }
        assertThat(images()).isEqualTo(namedBy(first));
        assertThat(stored).hasValue(2);
        assertThat(deleted).hasValue(0);
    }

    @Test
    void deletesImagesOfEarlierRevisions() throws IOException {
        filler.fill(first);
        for (Article next : List.of(retitled, moved, pictured)) {
            filler.fill(next);
            assertThat(images()).isEqualTo(namedBy(next));
        }
    }

    @Test
    void deletesAllImagesOfAWithdrawnArticle() throws IOException {
        Article other = Newsroom.article(8, "Another");
        filler.fill(first);
        filler.fill(moved);
        filler.fill(other);

        filler.fill(Newsroom.withdrawal(moved));

        assertThat(images()).isEqualTo(namedBy(other));
        filler.fill(Newsroom.withdrawal(other));
        assertThat(store.paths()).isEmpty();
    }

    @Test
    void acceptsWithdrawalsOfUnknownArticles() throws IOException {
        filler.fill(Newsroom.withdrawal(first));
        assertThat(store.paths()).isEmpty();
    }

    @Test
    void isIdempotent() throws IOException {
        filler.fill(first);
        Set<StorePath> once = new TreeSet<>(store.paths());
        filler.fill(first);
        assertThat(store.paths()).isEqualTo(once);
        assertThat(deleted).hasValue(0);
    }

    /** Fails the store at each operation in turn; a retry always completes the work. */
    @Test
    void recoversFromAFailureAtAnyPoint() throws IOException {
        for (int failure = 0; failure < 12; failure++) {
            MemoryStore failingStore = new MemoryStore();
            AssetFiller retryingFiller = new AssetFiller(failingStore, generatedImages, FoundImages.NONE, new Silent());
            retryingFiller.fill(first);
            failingStore.failAfter(failure);
            tryTo(retryingFiller, moved);
            failingStore.recover();
            retryingFiller.fill(pictured);
            assertThat(images(failingStore)).as("after %d", failure).isEqualTo(namedBy(pictured));

            failingStore.failAfter(failure);
            tryTo(retryingFiller, Newsroom.withdrawal(pictured));
            failingStore.recover();
            retryingFiller.fill(Newsroom.withdrawal(pictured));
            assertThat(failingStore.paths()).as("after %d", failure).isEmpty();
        }
    }

    @Test
    void propagatesStoreFailures() {
        store.failAfter(0);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> filler.fill(first));
    }

    private static void tryTo(AssetFiller filler, Edition edition) {
        try {
            filler.fill(edition);
        } catch (IOException away) {
            assertThat(away).hasMessage("away");
        }
    }

    private Set<StorePath> images() {
        return images(store);
    }

    private static Set<StorePath> images(MemoryStore store) {
        Set<StorePath> images = new TreeSet<>(store.paths());
        images.removeIf(path -> path.value().startsWith("articles/"));
        return images;
    }

    private Set<StorePath> namedBy(Article article) {
        Set<StorePath> named = new TreeSet<>();
        generatedImages.referencedBy(article).forEach(image -> named.add(image.path()));
        return named;
    }

    private record Silent() implements AssetFiller.Tally {
        @Override
        public void stored() {}

        @Override
        public void deleted() {}
    }
}
