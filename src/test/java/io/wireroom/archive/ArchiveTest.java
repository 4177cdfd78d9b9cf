package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Audience ENERGY = new Audience("ibn", "en-GB", List.of("energy"));
    private static final Audience HEALTH = new Audience("ibn", "en-GB", List.of("health"));
    private static final AccessScope ENERGY_ONLY = new AccessScope(Set.of(), Set.of("energy"), Set.of());
    private static final Instant DAY = Instant.parse("2025-03-31T23:59:59Z");

    @TempDir
    Path folder;

    private Archive archive;

    @BeforeEach
    void open() throws IOException {
        archive = Archive.open(folder, "cluster/topic", ArchiveSettings.DEFAULT);
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    @Test
    void returnsTheRecordsValueByteForByte() throws IOException {
        var article = Editions.article(7, 3, ENERGY, DAY, "Title", "Text");
        byte[] json = {0, -1, '{', (byte) 0xC3};
        show(new Change(article, json, ChangeType.UPDATED, 0, 0, DAY));
        try (var view = archive.view()) {
            var found = view.find(article.id(), AccessScope.ALL).orElseThrow();
            assertThat(found.json()).isEqualTo(json);
            assertThat(found)
                    .usingRecursiveComparison()
                    .isEqualTo(new ArchivedEdition(
                            article.id(), 3, ChangeType.UPDATED, article.path(), DAY, article.updated(), json));
        }
    }

    @Test
    void findsTheNewestArticleWithAnImage() throws IOException {
        show(Editions.change(Editions.article(1, 1, ENERGY, DAY, "Ships", ""), 0, 0));
        show(Editions.change(Editions.article(2, 1, HEALTH, DAY.plusSeconds(1), "Ships", ""), 0, 1));
        show(Editions.change(Editions.article(3, 1, ENERGY, DAY.plusSeconds(2), "Boats", ""), 0, 2));
        String image = Editions.image("Ships");
        try (var view = archive.view()) {
            assertThat(view.findByImage(image, AccessScope.ALL).orElseThrow().id())
                    .isEqualTo(new ArticleId(2));
            assertThat(view.findByImage(image, ENERGY_ONLY).orElseThrow().id()).isEqualTo(new ArticleId(1));
            assertThat(view.findByImage(Editions.image("Ship"), AccessScope.ALL))
                    .isEmpty();
        }
    }

    @Test
    void findsNoArticleByAFormerImage() throws IOException {
        show(Editions.change(Editions.article(1, 1, ENERGY, DAY, "Ships", ""), 0, 0));
        show(Editions.change(Editions.article(2, 1, ENERGY, DAY, "Ships", ""), 0, 1));
        show(Editions.change(Editions.article(1, 2, ENERGY, DAY, "Boats", ""), 0, 2));
        show(Editions.change(Editions.withdrawal(2, 2, ENERGY, DAY, null, List.of()), 0, 3));
        try (var view = archive.view()) {
            assertThat(view.findByImage(Editions.image("Ships"), AccessScope.ALL))
                    .isEmpty();
            assertThat(view.findByImage(Editions.image("Boats"), AccessScope.ALL))
                    .isPresent();
        }
    }

    @Test
    void hidesChangesUntilTheRefresh() throws IOException {
        archive.apply(List.of(Editions.published(1, 0)), PartitionOffsets.of(1));
        try (var view = archive.view()) {
            assertThat(view.positions()).isEqualTo(PartitionOffsets.START);
            assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isZero();
        }
    }

    @Test
    void aViewDoesNotChange() throws IOException {
        show(Editions.published(1, 0));
        try (var view = archive.view()) {
            show(Editions.published(2, 1));
            assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isEqualTo(1);
            assertThat(view.positions()).isEqualTo(PartitionOffsets.of(1));
            assertThat(view.changes(PartitionOffsets.START, AccessScope.ALL, 9).next())
                    .isEqualTo(PartitionOffsets.of(1));
        }
    }

    @Test
    void findsAWithdrawalByIdButNotInLists() throws IOException {
        show(Editions.change(Editions.article(7, 1, ENERGY, DAY, "Title", "Text"), 0, 0));
        show(Editions.change(Editions.withdrawal(7, 2, ENERGY, DAY, "mistaken", List.of()), 0, 1));
        try (var view = archive.view()) {
            assertThat(view.newest(ArticleQuery.of(AccessScope.ALL), 9, null).items())
                    .isEmpty();
            assertThat(view.find(new ArticleId(7), AccessScope.ALL)
                            .orElseThrow()
                            .type())
                    .isEqualTo(ChangeType.WITHDRAWN);
            assertThat(view.find(new ArticleId(7), new AccessScope(Set.of("else"), Set.of(), Set.of())))
                    .isEmpty();
            assertThat(view.months(AccessScope.ALL)).isEmpty();
        }
    }

    @Test
    void listsWithdrawalsOnRequestInOrder() throws IOException {
        show(Editions.change(Editions.article(8, 1, ENERGY, DAY.plusSeconds(1), "Newer", "Text"), 0, 0));
        show(Editions.change(Editions.withdrawal(7, 2, ENERGY, DAY, "mistaken", List.of()), 0, 1));
        show(Editions.change(Editions.article(6, 1, ENERGY, DAY.minusSeconds(1), "Older", "Text"), 0, 2));
        show(Editions.change(Editions.withdrawal(5, 2, HEALTH, DAY, "mistaken", List.of()), 0, 3));
        var query = ArticleQuery.of(ENERGY_ONLY).withWithdrawals();
        try (var view = archive.view()) {
            assertThat(view.newest(query, 9, null).items())
                    .extracting(edition -> edition.id().value())
                    .containsExactly(8L, 7L, 6L);
            assertThat(view.newest(query.in(new AccessScope(Set.of("else"), Set.of(), Set.of())), 9, null)
                            .items())
                    .isEmpty();
            assertThat(view.count(ArticleQuery.of(AccessScope.ALL).withWithdrawals()))
                    .isEqualTo(4);
        }
    }

    @Test
    void findsWordsInPublishedArticlesOnly() throws IOException {
        show(Editions.change(Editions.article(8, 1, ENERGY, DAY, "Newer", "Text"), 0, 0));
        show(Editions.change(Editions.withdrawal(7, 2, ENERGY, DAY, "mistaken", List.of()), 0, 1));
        try (var view = archive.view()) {
            var query = ArticleQuery.of(AccessScope.ALL).withWithdrawals();
            assertThat(view.count(query.about("text"))).isEqualTo(1);
            assertThat(view.count(query.about("-absent"))).isEqualTo(1);
        }
    }

    @Test
    void reportsArticlesThatRightsNoLongerCoverAsLost() throws IOException {
        show(Editions.change(Editions.article(7, 1, ENERGY, DAY, "Title", "Text"), 0, 0));
        show(Editions.change(Editions.article(7, 2, HEALTH, DAY, "Title", "Text", List.of(ENERGY)), 0, 1));
        try (var view = archive.view()) {
            var near = view.changes(PartitionOffsets.START, ENERGY_ONLY, 9).entries();
            var far = view.search(PartitionOffsets.START, ENERGY_ONLY, PageSize.of(9))
                    .entries();
            assertThat(near)
                    .singleElement()
                    .isInstanceOf(ChangeEntry.AccessLost.class)
                    .isEqualTo(far.getFirst());
        }
    }

    @Test
    void positionsAdvancePastHiddenChanges() throws IOException {
        show(Editions.change(Editions.article(7, 1, HEALTH, DAY, "Title", "Text"), 0, 0));
        try (var view = archive.view()) {
            for (var page : List.of(
                    view.changes(PartitionOffsets.START, ENERGY_ONLY, 9),
                    view.search(PartitionOffsets.START, ENERGY_ONLY, PageSize.of(9)))) {
                assertThat(page.entries()).isEmpty();
                assertThat(page.next()).isEqualTo(view.positions());
                assertThat(page.exhausted()).isTrue();
            }
        }
    }

    @Test
    void acceptsPositionsOfAReplicaThatIsAheadWithoutDuplicates() throws IOException {
        var ahead = PartitionOffsets.of(9, 0, 4);
        show(Editions.change(Editions.article(7, 1, ENERGY, DAY, "Title", "Text"), 0, 3));
        show(Editions.change(Editions.article(8, 1, ENERGY, DAY, "Title", "Text"), 1, 0));
        try (var view = archive.view()) {
            for (var page : List.of(
                    view.changes(ahead, AccessScope.ALL, 9), view.search(ahead, AccessScope.ALL, PageSize.of(9)))) {
                assertThat(page.entries()).hasSize(1);
                assertThat(page.next()).isEqualTo(PartitionOffsets.of(9, 1, 4));
            }
        }
    }

    @Test
    void positionsAdvanceOverOtherRecords() throws IOException {
        archive.apply(List.of(), PartitionOffsets.of(5, 2));
        archive.refresh();
        try (var view = archive.view()) {
            assertThat(view.positions()).isEqualTo(PartitionOffsets.of(5, 2));
        }
    }

    @Test
    void keepsTheHigherRevisionAcrossPartitions() throws IOException {
        show(Editions.change(Editions.article(7, 5, ENERGY, DAY, "New", "Text"), 3, 0));
        show(Editions.change(Editions.article(7, 4, ENERGY, DAY, "Old", "Text"), 0, 99));
        try (var view = archive.view()) {
            assertThat(view.find(new ArticleId(7), AccessScope.ALL)
                            .orElseThrow()
                            .revision())
                    .isEqualTo(5);
            assertThat(view.count(ArticleQuery.of(AccessScope.ALL))).isEqualTo(1);
            assertThat(view.positions()).isEqualTo(PartitionOffsets.of(100, 0, 0, 1));
        }
    }

    @Test
    void acceptsExtremeDatesAndLongTags() throws IOException {
        var reach = new Audience("ibn", null, List.of("ß".repeat(40_000)));
        show(Editions.change(Editions.article(1, 1, reach, Instant.MAX, "Title", "Text"), 0, 0));
        show(Editions.change(Editions.article(2, 1, reach, Instant.MIN, "Title", "x".repeat(100_000)), 0, 1));
        try (var view = archive.view()) {
            var query = ArticleQuery.of(new AccessScope(Set.of(), Set.copyOf(reach.tags()), Set.of()));
            assertThat(view.newest(query.between(Instant.MIN, null), 9, null).items())
                    .hasSize(2);
            assertThat(view.snapshot(AccessScope.ALL)).hasSize(2);
        }
    }

    @Test
    void findsArticlesOfAHalfOpenPeriod() throws IOException {
        show(Editions.change(Editions.article(7, 1, ENERGY, DAY, "Title", "Text"), 0, 0));
        try (var view = archive.view()) {
            var all = ArticleQuery.of(AccessScope.ALL);
            assertThat(view.count(all.between(DAY, DAY.plusSeconds(1)))).isEqualTo(1);
            assertThat(view.count(all.between(DAY.minusSeconds(1), DAY))).isZero();
            assertThat(view.count(all.between(DAY.plusSeconds(1), DAY))).isZero();
        }
    }

    @Test
    void countsArticlesByMonth() throws IOException {
        show(Editions.change(Editions.article(7, 1, ENERGY, DAY, "Title", "Text"), 0, 0));
        show(Editions.change(Editions.article(8, 2, ENERGY, DAY.plusSeconds(1), "Title", "Text"), 0, 1));
        show(Editions.change(Editions.article(9, 1, ENERGY, DAY.plusSeconds(2), "Title", "Text"), 0, 2));
        var march = YearMonth.of(2025, 3);
        var april = YearMonth.of(2025, 4);
        try (var view = archive.view()) {
            assertThat(view.months(AccessScope.ALL))
                    .containsExactly(
                            new MonthOfArticles(april, 2, Editions.EPOCH.plusSeconds(2)),
                            new MonthOfArticles(march, 1, Editions.EPOCH.plusSeconds(1)));
            assertThat(view.month(april, AccessScope.ALL).map(ArchivedEdition::id))
                    .containsExactly(new ArticleId(9), new ArticleId(8));
        }
    }

    @Test
    void openViewsStayReadableAfterClose() throws IOException {
        show(Editions.published(1, 0));
        var view = archive.view();
        archive.close();
        assertThat(view.find(new ArticleId(1), AccessScope.ALL)).isPresent();
        view.close();
        assertThatThrownBy(() -> view.find(new ArticleId(1), AccessScope.ALL))
                .isInstanceOf(ArchiveClosedException.class);
        assertThatThrownBy(() -> view.changes(PartitionOffsets.START, AccessScope.ALL, 1))
                .isInstanceOf(ArchiveClosedException.class);
        assertThatThrownBy(archive::view).isInstanceOf(ArchiveClosedException.class);
    }

    private void show(Change change) throws IOException {
        archive.apply(List.of(change), PartitionOffsets.START);
        archive.refresh();
    }
}
