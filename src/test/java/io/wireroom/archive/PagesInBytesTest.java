package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are limited by bytes, at article boundaries. */
class PagesInBytesTest {
    private static final Audience ENERGY = new Audience("ibn", "en-GB", List.of("energy"));
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
    void endsAPageAtItsByteLimit() throws IOException {
        for (int i = 0; i < 4; i++) {
            var article = Editions.article(1 + i, 1, ENERGY, DAY.minusSeconds(i), "Title", "Text");
            show(new Change(article, new byte[i == 2 ? 5_000 : 1_000], ChangeType.PUBLISHED, 0, i, DAY));
        }
        var size = new PageSize(10, 2_500);
        try (var view = archive.view()) {
            var first = view.newest(ArticleQuery.of(AccessScope.ALL), size, null);
            var second = view.newest(ArticleQuery.of(AccessScope.ALL), size, first.next());
            var third = view.newest(ArticleQuery.of(AccessScope.ALL), size, second.next());
            assertThat(List.of(ids(first), ids(second), ids(third)))
                    .containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L));
            assertThat(third.next()).isNull();
        }
    }

    @Test
    void endsChangesAtTheByteLimitAndContinues() throws IOException {
        for (int i = 0; i < 4; i++) {
            var article = Editions.article(1 + i, 1, ENERGY, DAY, "Title", "Text");
            show(new Change(article, new byte[i == 2 ? 5_000 : 1_000], ChangeType.PUBLISHED, 0, i, DAY));
        }
        try (var view = archive.view()) {
            var first = view.changes(PartitionOffsets.START, AccessScope.ALL, new PageSize(10, 2_500));
            assertThat(first.next()).isEqualTo(PartitionOffsets.of(2));
            assertThat(first.exhausted()).isFalse();
            var second = view.changes(first.next(), AccessScope.ALL, new PageSize(10, 2_500));
            assertThat(second.entries()).hasSize(1);
            assertThat(second.next()).isEqualTo(PartitionOffsets.of(3));
        }
    }

    private static List<Long> ids(ArticlePage page) {
        return page.items().stream().map(item -> item.id().value()).toList();
    }

    private void show(Change change) throws IOException {
        archive.apply(List.of(change), PartitionOffsets.START);
        archive.refresh();
    }
}
