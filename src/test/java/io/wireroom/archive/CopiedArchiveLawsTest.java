package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.ArchiveStart.Reason;
import io.wireroom.article.ArticleId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive that began as a copy answers everything like the one that was copied, and each continues with the other's positions. */
class CopiedArchiveLawsTest {
    private static final String LOG = "cluster/topic";
    private static final int ARTICLES = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersLikeTheOneThatWasCopied(long seed) throws IOException {
        var log = new RandomLog(seed, 3, ARTICLES);
        try (var original = open(folder.resolve("original"), IndexSource.NONE)) {
            original.apply(log.grow(400), log.end());
            original.commit();
            List<Change> later = log.grow(150);
            PartitionOffsets end = log.end();
            original.apply(later, end);
            original.refresh();
            try (var copy = open(folder.resolve("copy"), (target, identity) -> copy(original, target))) {
                assertThat(copy.start().reason()).isEqualTo(Reason.COPIED);
                copy.apply(later, end);
                copy.refresh();
                try (var expected = original.view();
                        var actual = copy.view()) {
                    assertSame(expected, actual, log);
                }
            }
        }
    }

    private static void assertSame(ArchiveView expected, ArchiveView actual, RandomLog log) {
        assertThat(actual.positions()).isEqualTo(expected.positions());
        for (int i = 0; i < 40; i++) {
            AccessScope scope = log.scope();
            AccessScope former = log.scope();
            PartitionOffsets from = PartitionOffsets.of(log.upTo(200), log.upTo(200), log.upTo(200));
            assertThat(changes(actual, from, scope)).isEqualTo(changes(expected, from, scope));
            assertThat(changes(expected, actual, from, scope)).isEqualTo(changes(expected, from, scope));
            assertThat(actual.snapshot(scope).map(CopiedArchiveLawsTest::text).toList())
                    .isEqualTo(expected.snapshot(scope)
                            .map(CopiedArchiveLawsTest::text)
                            .toList());
            var change = new RightsChange(List.of(former), scope, from, from);
            assertThat(texts(actual.rightsChanges(change, 0, PageSize.of(200))))
                    .isEqualTo(texts(expected.rightsChanges(change, 0, PageSize.of(200))));
            assertThat(actual.countLost(change, 1_000)).isEqualTo(expected.countLost(change, 1_000));
            assertThat(actual.countChanges(from, scope)).isEqualTo(expected.countChanges(from, scope));
            assertThat(located(actual.withdrawals(from, 1_000)))
                    .containsExactlyInAnyOrderElementsOf(located(expected.withdrawals(from, 1_000)));
        }
        assertThat(located(actual.withdrawals(Instant.MIN.plusSeconds(1), Instant.MAX, 1_000)))
                .isEqualTo(located(expected.withdrawals(Instant.MIN.plusSeconds(1), Instant.MAX, 1_000)));
        for (long id = 1; id <= ARTICLES; id++) {
            assertThat(located(actual.locate(new ArticleId(id)).stream().toList()))
                    .isEqualTo(
                            located(expected.locate(new ArticleId(id)).stream().toList()));
        }
    }

    private static List<String> changes(ArchiveView view, PartitionOffsets from, AccessScope scope) {
        return changes(view, view, from, scope);
    }

    /** All changes in pages, alternately of both. */
    private static List<String> changes(
            ArchiveView first, ArchiveView second, PartitionOffsets from, AccessScope scope) {
        List<String> all = new ArrayList<>();
        PartitionOffsets at = from;
        for (int page = 0; ; page++) {
            ChangesPage changes = (page % 2 == 0 ? first : second).search(at, scope, PageSize.of(7));
            all.addAll(texts(changes.entries()));
            at = changes.next();
            if (changes.exhausted()) {
                return all;
            }
        }
    }

    private static List<String> texts(List<ChangeEntry> entries) {
        return entries.stream()
                .map(entry -> switch (entry) {
                    case ChangeEntry.Visible(var edition, var after) -> text(edition) + " " + after;
                    case ChangeEntry.AccessLost lost -> lost.toString();
                })
                .toList();
    }

    private static String text(ArchivedEdition edition) {
        return edition.path() + " " + new String(edition.json(), StandardCharsets.UTF_8);
    }

    private static List<String> located(List<LoggedEdition> editions) {
        return editions.stream()
                .map(each ->
                        text(each.edition()) + " " + each.partition() + "@" + each.offset() + " " + each.firstRecord())
                .toList();
    }

    private static Optional<String> copy(Archive original, Path target) throws IOException {
        try (var commit = original.retainCommit().orElseThrow()) {
            for (String file : commit.files()) {
                Files.copy(commit.folder().resolve(file), target.resolve(file));
            }
            return Optional.of("another replica");
        }
    }

    private static Archive open(Path folder, IndexSource source) throws IOException {
        return Archive.open(folder, LOG, ArchiveSettings.DEFAULT, source);
    }
}
