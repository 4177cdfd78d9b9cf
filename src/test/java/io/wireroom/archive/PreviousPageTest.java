package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Audience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviousPageTest {
    private static final int LIMIT = 3;
    private static final Audience ENERGY = new Audience("ibn", "en", List.of("energy"));
    private static final Audience HEALTH = new Audience("ibn", "en", List.of("health"));

    @TempDir
    Path folder;

    @Test
    void previousPagesEqualThePagesBefore() throws IOException {
        try (Archive archive = archive(11)) {
            for (ListOrder order : ListOrder.values()) {
                ArticleQuery query = ArticleQuery.of(AccessScope.ALL).by(order);
                assertThat(back(archive, query)).isEqualTo(on(archive, query).reversed());
            }
        }
    }

    @Test
    void considersVisibleArticlesOnly() throws IOException {
        AccessScope health = new AccessScope(Set.of(), Set.of("health"), Set.of());
        try (Archive archive = archive(20)) {
            ArticleQuery query = ArticleQuery.of(health);
            assertThat(back(archive, query))
                    .hasSizeGreaterThan(2)
                    .isEqualTo(on(archive, query).reversed());
        }
    }

    @Test
    void anIncompletePreviousPageIsTheFirstPage() throws IOException {
        try (Archive archive = archive(4);
                ArchiveView view = archive.view()) {
            ArticleQuery query = ArticleQuery.of(AccessScope.ALL);
            ListPosition third = view.newest(query, LIMIT, null).items().get(2).position();
            assertThat(view.before(query, LIMIT, third)).isEmpty();
        }
    }

    /** Where each page begins. */
    private static List<Optional<ListPosition>> on(Archive archive, ArticleQuery query) {
        List<Optional<ListPosition>> begins = new ArrayList<>();
        try (ArchiveView view = archive.view()) {
            @Nullable ListPosition at = null;
            do {
                begins.add(Optional.ofNullable(at));
                at = view.newest(query, LIMIT, at).next();
            } while (at != null);
        }
        return begins;
    }

    private static List<Optional<ListPosition>> back(Archive archive, ArticleQuery query) {
        Optional<ListPosition> at = on(archive, query).getLast();
        List<Optional<ListPosition>> begins = new ArrayList<>(Collections.singleton(at));
        try (ArchiveView view = archive.view()) {
            while (at.isPresent()) {
                ArticlePage page = view.newest(query, LIMIT, at.get());
                at = view.before(query, LIMIT, page.items().getFirst().position(query.order()));
                begins.add(at);
            }
        }
        return begins;
    }

    /** Several of a moment, and of two kinds. */
    private Archive archive(int articles) throws IOException {
        Archive archive = Archive.open(folder, "cluster/topic", ArchiveSettings.DEFAULT);
        for (int i = 0; i < articles; i++) {
            Instant date = Editions.EPOCH.plusSeconds(i / 4);
            archive.apply(
                    List.of(Editions.change(
                            Editions.article(i + 1, 1, i % 2 == 0 ? ENERGY : HEALTH, date, "Title " + i, "Text"),
                            0,
                            i)),
                    PartitionOffsets.START);
        }
        archive.refresh();
        return archive;
    }
}
