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
    private final GeneratedImages drawings = new GeneratedImages(QrCodes.DEFAULT);
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger deleted = new AtomicInteger();
    private final AssetFiller filler = new AssetFiller(store, drawings, new AssetFiller.Tally() {
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
    void keepsWhatAnArticleNames() throws IOException {
        filler.fill(first);

        for (GeneratedImage named : drawings.named(first)) {
            assertThat(store.get(named.path())).hasValueSatisfying(kept -> {
                assertThat(kept.facts().origin()).isEqualTo(named.origin());
                assertThat(kept.bytes()).isEqualTo(named.draw().bytes());
            });
        }
        assertThat(images()).isEqualTo(namedBy(first));
        assertThat(stored).hasValue(2);
        assertThat(deleted).hasValue(0);
    }

    @Test
    void removesWhatACorrectionLeavesBehind() throws IOException {
        filler.fill(first);
        for (Article next : List.of(retitled, moved, pictured)) {
            filler.fill(next);
            assertThat(images()).isEqualTo(namedBy(next));
        }
    }

    @Test
    void nothingIsLeftOfAWithdrawnArticle() throws IOException {
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
    void whatNobodyKeptCanBeWithdrawn() throws IOException {
        filler.fill(Newsroom.withdrawal(first));
        assertThat(store.paths()).isEmpty();
    }

    @Test
    void doingItAgainChangesNothing() throws IOException {
        filler.fill(first);
        Set<StorePath> once = new TreeSet<>(store.paths());
        filler.fill(first);
        assertThat(store.paths()).isEqualTo(once);
        assertThat(deleted).hasValue(0);
    }

    /** Each question to the store is one at which it may go away, and each time the next try completes what was begun. */
    @Test
    void completesWhatAFailureAtAnyPointInterrupted() throws IOException {
        for (int failure = 0; failure < 12; failure++) {
            MemoryStore shaky = new MemoryStore();
            AssetFiller careful = new AssetFiller(shaky, drawings, new Silent());
            careful.fill(first);
            shaky.failAfter(failure);
            tryTo(careful, moved);
            shaky.recover();
            careful.fill(pictured);
            assertThat(images(shaky)).as("after %d", failure).isEqualTo(namedBy(pictured));

            shaky.failAfter(failure);
            tryTo(careful, Newsroom.withdrawal(pictured));
            shaky.recover();
            careful.fill(Newsroom.withdrawal(pictured));
            assertThat(shaky.paths()).as("after %d", failure).isEmpty();
        }
    }

    @Test
    void saysThatTheStoreFailed() {
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
        drawings.named(article).forEach(drawing -> named.add(drawing.path()));
        return named;
    }

    private record Silent() implements AssetFiller.Tally {
        @Override
        public void stored() {}

        @Override
        public void deleted() {}
    }
}
