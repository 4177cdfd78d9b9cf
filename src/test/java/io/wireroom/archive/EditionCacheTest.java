package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionCacheTest {
    private static final ArticleQuery ALL = ArticleQuery.of(AccessScope.ALL);
    private static final Audience ENERGY = new Audience("ibn", "en-GB", List.of("energy"));
    private static final Audience HEALTH = new Audience("ibn", "en-GB", List.of("health"));
    private static final AccessScope ENERGY_ONLY = new AccessScope(Set.of(), Set.of("energy"), Set.of());
    private static final Instant DAY = Instant.parse("2025-03-31T23:59:59Z");

    @TempDir
    Path folder;

    private Archive archive;
    private long offset;

    @BeforeEach
    void open() throws IOException {
        archive = Archive.open(folder, "cluster/topic", ArchiveSettings.DEFAULT);
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    private void show(Change change) throws IOException {
        archive.apply(List.of(change), PartitionOffsets.of(++offset));
        archive.refresh();
    }

    private List<ArchivedEdition> newest(ArticleQuery query) {
        try (var view = archive.view()) {
            return view.newest(query, 50, null).items();
        }
    }

    @Test
    void anEditionIsReadOnceForTheListsOfManyCommits() throws IOException {
        show(Editions.published(1, 0));
        ArchivedEdition first = newest(ALL).getFirst();
        for (int id = 2; id < 40; id++) {
            show(Editions.published(id, offset));
            assertThat(newest(ALL)).hasSize(id).last().isSameAs(first);
            archive.commit();
        }
        try (var view = archive.view()) {
            assertThat(view.find(new ArticleId(1), AccessScope.ALL)).containsSame(first);
        }
    }

    @Test
    void aRevisionIsAnotherEdition() throws IOException {
        show(Editions.change(Editions.article(7, 1, ENERGY, DAY, "One", ""), 0, 0));
        try (var before = archive.view()) {
            assertThat(newest(ALL)).extracting(ArchivedEdition::revision).containsExactly(1);
            show(Editions.change(Editions.article(7, 2, ENERGY, DAY, "Two", ""), 0, 1));
            assertThat(newest(ALL)).extracting(ArchivedEdition::revision).containsExactly(2);
            assertThat(before.newest(ALL, 50, null).items())
                    .extracting(ArchivedEdition::revision)
                    .containsExactly(1);
        }
    }

    @Test
    void aWithdrawnArticleIsNotShown() throws IOException {
        show(Editions.change(Editions.article(7, 1, ENERGY, DAY, "One", ""), 0, 0));
        assertThat(newest(ALL)).hasSize(1);
        show(Editions.change(Editions.withdrawal(7, 2, ENERGY, DAY, "mistaken", List.of()), 0, 1));
        assertThat(newest(ALL)).isEmpty();
        try (var view = archive.view()) {
            assertThat(view.find(new ArticleId(7), AccessScope.ALL)
                            .orElseThrow()
                            .type())
                    .isEqualTo(ChangeType.WITHDRAWN);
        }
    }

    @Test
    void aCachedEditionIsHiddenFromReadersWithoutTheRight() throws IOException {
        show(Editions.change(Editions.article(7, 1, HEALTH, DAY, "Health", ""), 0, 0));
        show(Editions.change(Editions.article(8, 1, ENERGY, DAY, "Energy", ""), 0, 1));
        assertThat(newest(ALL)).hasSize(2);
        assertThat(newest(ArticleQuery.of(ENERGY_ONLY)))
                .extracting(edition -> edition.id().value())
                .containsExactly(8L);
        try (var view = archive.view()) {
            assertThat(view.find(new ArticleId(7), ENERGY_ONLY)).isEmpty();
        }
        show(Editions.change(Editions.article(8, 2, HEALTH, DAY, "Moved", "", List.of(ENERGY)), 0, 2));
        assertThat(newest(ArticleQuery.of(ENERGY_ONLY))).isEmpty();
    }

    @Test
    void readsTheSameFromMemoryAsFromTheIndex() throws IOException {
        for (int id = 1; id < 40; id++) {
            show(Editions.published(id, offset));
        }
        try (var view = archive.view()) {
            List<ArchivedEdition> fromIndex = view.stream(ALL).toList();
            newest(ALL);
            assertThat(newest(ALL)).usingRecursiveComparison().isEqualTo(fromIndex);
        }
    }

    @Test
    void startsAgainWithTheArchive() throws IOException {
        show(Editions.published(1, 0));
        ArchivedEdition before = newest(ALL).getFirst();
        archive.close();
        open();
        assertThat(newest(ALL))
                .singleElement()
                .isNotSameAs(before)
                .usingRecursiveComparison()
                .isEqualTo(before);
    }

    @Test
    void keepsNoMoreThanItsBytes() throws IOException {
        byte[] json = new byte[10_000];
        Arrays.fill(json, (byte) ' ');
        for (int id = 1; id <= 30; id++) {
            var article = Editions.article(id, 1, ENERGY, DAY.plusSeconds(id), "Title", "");
            show(new Change(article, json, ChangeType.PUBLISHED, 0, offset, DAY));
        }
        EditionCache small = new EditionCache(100_000);
        EditionCache large = new EditionCache(1_000_000);
        try (var view = archive.view()) {
            view.execute(searcher -> {
                for (var hit : searcher.search(MatchAllDocsQuery.INSTANCE, 50).scoreDocs) {
                    assertThat(small.read(searcher, hit.doc))
                            .usingRecursiveComparison()
                            .isEqualTo(large.read(searcher, hit.doc));
                    assertThat(small.bytes()).isBetween(1L, 100_000L);
                }
                return 0;
            });
        }
        long entry = 10_000 + EditionCache.ENTRY_OVERHEAD_BYTES;
        assertThat(large.bytes()).isBetween(30 * entry, 30 * (entry + 100));
    }

    @Test
    void doesNotKeepAnEditionThatIsLargerThanIt() throws IOException {
        show(Editions.published(1, 0));
        EditionCache tiny = new EditionCache(10);
        try (var view = archive.view()) {
            view.execute(searcher -> {
                assertThat(tiny.read(searcher, 0).id()).isEqualTo(new ArticleId(1));
                assertThat(tiny.bytes()).isZero();
                assertThat(tiny.read(searcher, 0).id()).isEqualTo(new ArticleId(1));
                return 0;
            });
        }
    }
}
