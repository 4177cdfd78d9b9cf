package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties for every log, all rights and every interleaving of reads and writes. */
class ArchiveLawsTest {
    private static final String LOG = "cluster/topic";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allPagesTogetherEqualTheList(long seed) throws Exception {
        var log = new RandomLog(seed, 3, 120);
        try (var archive = Archive.open(folder, LOG, ArchiveSettings.DEFAULT)) {
            for (int round = 0; round < 12; round++) {
                grow(archive, log, 1 + log.upTo(60));
                try (var view = archive.view()) {
                    var rights = log.scope();
                    var filter = log.scope();
                    var query = ArticleQuery.of(rights).in(filter);
                    List<ArticleId> paged = new ArrayList<>();
                    @Nullable ListPosition after = null;
                    var size = new PageSize(1 + log.upTo(20), 1 + log.upTo(3_000));
                    do {
                        var page = view.newest(query, size, after);
                        assertThat(page.items()).hasSizeLessThanOrEqualTo(size.entries());
                        assertFits(page.items(), size);
                        page.items().forEach(item -> paged.add(item.id()));
                        after = page.next();
                    } while (after != null);
                    assertThat(paged).isEqualTo(log.newest(rights, filter));
                    assertThat(view.count(query)).isEqualTo(paged.size());
                    assertThat(view.snapshot(rights).map(ArchivedEdition::id)).isEqualTo(log.newest(rights));
                    assertThat(view.months(rights).stream()
                                    .flatMap(month ->
                                            view.month(month.month(), rights).map(ArchivedEdition::id)))
                            .isEqualTo(log.newest(rights));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void allPagesByUpdateEqualTheUpdatedArticles(long seed) throws Exception {
        var log = new RandomLog(seed, 3, 90);
        try (var archive = Archive.open(folder, LOG, ArchiveSettings.DEFAULT)) {
            for (int round = 0; round < 8; round++) {
                grow(archive, log, 1 + log.upTo(80));
                var rights = log.scope();
                var since = Editions.EPOCH.plusSeconds(log.upTo(6));
                var query = ArticleQuery.of(rights).by(ListOrder.UPDATED).updatedSince(since);
                try (var view = archive.view()) {
                    List<ArticleId> paged = new ArrayList<>();
                    @Nullable ListPosition after = null;
                    int limit = 1 + log.upTo(9);
                    do {
                        var page = view.newest(query, limit, after);
                        page.items().forEach(item -> paged.add(item.id()));
                        after = page.next();
                    } while (after != null);
                    assertThat(paged).isEqualTo(log.list(ListOrder.UPDATED, since, rights));
                    assertThat(view.count(query)).isEqualTo(paged.size());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void pagingReturnsUnchangedArticlesOnceDuringWrites(long seed) throws Exception {
        var log = new RandomLog(seed, 2, 200);
        try (var archive = Archive.open(folder, LOG, ArchiveSettings.DEFAULT)) {
            grow(archive, log, 400);
            Map<ArticleId, Change> before = new HashMap<>(log.latest());
            List<ArticleId> paged = new ArrayList<>();
            @Nullable ListPosition after = null;
            do {
                try (var view = archive.view()) {
                    var page = view.newest(ArticleQuery.of(AccessScope.ALL), 7, after);
                    page.items().forEach(item -> paged.add(item.id()));
                    after = page.next();
                }
                grow(archive, log, 4);
            } while (after != null);
            List<ArticleId> unchanged = log.newest(AccessScope.ALL).stream()
                    .filter(id -> Objects.equals(log.latest().get(id), before.get(id)))
                    .toList();
            assertThat(unchanged).isNotEmpty();
            assertThat(paged).doesNotHaveDuplicates().containsSubsequence(unchanged);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void findsExactlyWhatTheRightsCover(long seed) throws Exception {
        var log = new RandomLog(seed, 2, 60);
        try (var archive = Archive.open(folder, LOG, ArchiveSettings.DEFAULT)) {
            grow(archive, log, 200);
            try (var view = archive.view()) {
                for (int round = 0; round < 20; round++) {
                    var rights = log.scope();
                    log.latest()
                            .forEach((id, change) -> assertThat(
                                            view.find(id, rights).isPresent())
                                    .isEqualTo(rights.covers(change.edition().audience())));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void followingTheChangesResultsInTheCurrentState(long seed) throws Exception {
        var log = new RandomLog(seed, 1 + (int) (seed % 4), 80);
        // Recent changes from none to all: responses from memory and from the index must be equal.
        var settings = new ArchiveSettings(2, 16, (int) (seed % 3) * 60, 1, true);
        try (var archive = Archive.open(folder, LOG, settings)) {
            List<Follower> followers = new ArrayList<>();
            followers.add(new Follower(AccessScope.ALL));
            for (int i = 0; i < 8; i++) {
                followers.add(new Follower(log.scope()));
            }
            for (int round = 0; round < 40; round++) {
                grow(archive, log, log.upTo(12));
                try (var view = archive.view()) {
                    var follower = followers.get(log.upTo(followers.size()));
                    follower.read(view, 1 + log.upTo(9));
                }
            }
            try (var view = archive.view()) {
                for (Follower follower : followers) {
                    follower.readAll(view, 5);
                    assertThat(follower.state).isEqualTo(state(log, follower.rights));
                    assertThat(follower.from).isEqualTo(view.positions());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void memoryAndIndexReturnTheSameChanges(long seed) throws Exception {
        var log = new RandomLog(seed, 3, 50);
        try (var archive = Archive.open(folder, LOG, ArchiveSettings.DEFAULT)) {
            List<PartitionOffsets> cursors = new ArrayList<>(List.of(PartitionOffsets.START));
            for (int round = 0; round < 25; round++) {
                grow(archive, log, 1 + log.upTo(8));
                try (var view = archive.view()) {
                    cursors.add(view.positions());
                    var rights = log.upTo(3) == 0 ? AccessScope.ALL : log.scope();
                    var from = cursors.get(log.upTo(cursors.size()));
                    var size = new PageSize(1 + log.upTo(30), 1 + log.upTo(6_000));
                    var near = view.snapshot()
                            .recentChanges()
                            .changes(from, rights, size)
                            .orElseThrow();
                    var far = view.search(from, rights, size);
                    assertFits(visible(near), size);
                    assertThat(told(near)).isEqualTo(told(far));
                    assertThat(near.exhausted()).isEqualTo(far.exhausted());
                    near.entries().forEach(entry -> cursors.add(entry.after()));
                }
            }
        }
    }

    /** Asserts the page size, unless the page has only one entry. */
    private static void assertFits(List<ArchivedEdition> page, PageSize size) {
        long bytes = page.stream().mapToLong(edition -> edition.json().length).sum();
        assertThat(page.size() <= 1 || bytes <= size.bytes())
                .as("%d entries of %d bytes in %s", page.size(), bytes, size)
                .isTrue();
    }

    private static List<ArchivedEdition> visible(ChangesPage page) {
        return page.entries().stream()
                .flatMap(
                        entry -> entry instanceof ChangeEntry.Visible seen ? Stream.of(seen.edition()) : Stream.empty())
                .toList();
    }

    private static List<String> told(ChangesPage page) {
        return page.entries().stream()
                .map(entry -> switch (entry) {
                    case ChangeEntry.Visible seen ->
                        seen.edition().id() + ":" + seen.edition().revision()
                                + seen.edition().type();
                    case ChangeEntry.AccessLost lost -> lost.id() + ":" + lost.revision() + "lost";
                })
                .toList();
    }

    private static void grow(Archive archive, RandomLog log, int count) throws Exception {
        archive.apply(log.grow(count), log.end());
        archive.refresh();
    }

    private static Map<ArticleId, Integer> state(RandomLog log, AccessScope rights) {
        Map<ArticleId, Integer> state = new TreeMap<>();
        log.latest().forEach((id, change) -> {
            if (change.edition() instanceof Article
                    && rights.covers(change.edition().audience())) {
                state.put(id, change.edition().revision());
            }
        });
        return state;
    }

    /** A partner's site, which applies changes and fails on duplicates. */
    private static final class Follower {
        final AccessScope rights;
        final Map<ArticleId, Integer> state = new TreeMap<>();
        private final Set<String> applied = new HashSet<>();
        PartitionOffsets from = PartitionOffsets.START;

        Follower(AccessScope rights) {
            this.rights = rights;
        }

        void readAll(ArchiveView view, int limit) {
            while (!read(view, limit)) {
                // until there is nothing more
            }
        }

        boolean read(ArchiveView view, int limit) {
            var page = view.changes(from, rights, new PageSize(limit, 1_500));
            Set<PartitionOffsets> steps = new LinkedHashSet<>();
            for (ChangeEntry entry : page.entries()) {
                steps.add(entry.after());
                switch (entry) {
                    case ChangeEntry.Visible seen -> apply(seen.edition());
                    case ChangeEntry.AccessLost lost -> {
                        once(lost.id(), lost.revision());
                        state.remove(lost.id());
                    }
                }
            }
            assertThat(steps).hasSameSizeAs(page.entries());
            from = page.next();
            return page.exhausted();
        }

        private void apply(ArchivedEdition edition) {
            once(edition.id(), edition.revision());
            switch (edition.type()) {
                case PUBLISHED, UPDATED -> state.put(edition.id(), edition.revision());
                case WITHDRAWN -> state.remove(edition.id());
            }
        }

        private void once(ArticleId id, int revision) {
            assertThat(applied.add(id + ":" + revision))
                    .as("%s:%s for the first time", id, revision)
                    .isTrue();
        }
    }
}
