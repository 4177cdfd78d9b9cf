package io.wireroom.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions by their place in the log, compared with a model. */
class LogSearchTest {
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private final Map<ArticleId, Change> first = new HashMap<>();
    private final Map<ArticleId, Change> last = new HashMap<>();

    @Test
    void keepsPositionsForAnyBatchesAndAfterARestart() throws IOException {
        var log = new RandomLog(11, 3, 200);
        var random = new Random(12);
        for (int start = 0; start < 3; start++) {
            try (var archive = open()) {
                for (int batch = 0; batch < 20; batch++) {
                    List<Change> changes = log.grow(1 + random.nextInt(60));
                    changes.forEach(this::remember);
                    archive.apply(changes, log.end());
                }
                archive.refresh();
                try (var view = archive.view()) {
                    last.values().forEach(change -> assertPlace(change, view));
                }
            }
        }
    }

    private void remember(Change change) {
        first.putIfAbsent(change.edition().id(), change);
        last.put(change.edition().id(), change);
    }

    private void assertPlace(Change change, ArchiveView view) {
        LoggedEdition found = view.locate(change.edition().id()).orElseThrow();
        assertThat(found.edition().revision()).isEqualTo(change.edition().revision());
        assertThat(found.partition()).isEqualTo(change.partition());
        assertThat(found.offset()).isEqualTo(change.offset());
        assertThat(found.firstRecord())
                .isEqualTo(new FirstRecord(
                        requireNonNull(first.get(change.edition().id())).offset(), true));
    }

    @Test
    void findsWithdrawalsAfterPositionsAndCountsChanges() throws IOException {
        var log = new RandomLog(13, 3, 400);
        var random = new Random(14);
        try (var archive = open()) {
            for (int batch = 0; batch < 40; batch++) {
                List<Change> changes = log.grow(100);
                changes.forEach(this::remember);
                archive.apply(changes, log.end());
            }
            archive.refresh();
            try (var view = archive.view()) {
                for (int i = 0; i < 50; i++) {
                    var from = PartitionOffsets.of(random.nextInt(2_000), random.nextInt(2_000), random.nextInt(2_000));
                    assertThat(ids(view.withdrawals(from, ALL)))
                            .containsExactlyInAnyOrderElementsOf(after(from)
                                    .filter(change -> change.type() == ChangeType.WITHDRAWN)
                                    .map(change -> change.edition().id())
                                    .toList());
                    assertThat(view.countChanges(from, AccessScope.ALL))
                            .isEqualTo((int) after(from).count());
                }
                assertThat(view.withdrawals(PartitionOffsets.START, 3)).hasSize(3);
            }
        }
    }

    private Stream<Change> after(PartitionOffsets from) {
        return last.values().stream().filter(change -> change.offset() >= from.next(change.partition()));
    }

    @Test
    void findsTheLatestWithdrawalsOfAPeriod() throws IOException {
        try (var archive = open()) {
            for (int revision = 1; revision <= 5; revision++) {
                archive.apply(
                        List.of(Editions.change(
                                Editions.withdrawal(
                                        revision, revision, Editions.ANYWHERE, Editions.EPOCH, null, List.of()),
                                0,
                                revision)),
                        PartitionOffsets.of(revision + 1));
            }
            archive.apply(List.of(Editions.published(9, 8)), PartitionOffsets.of(9));
            archive.refresh();
            try (var view = archive.view()) {
                Instant second = Editions.EPOCH.plusSeconds(2);
                Instant fifth = Editions.EPOCH.plusSeconds(5);
                assertThat(ids(view.withdrawals(second, fifth, ALL)))
                        .containsExactly(new ArticleId(4), new ArticleId(3), new ArticleId(2));
                assertThat(ids(view.withdrawals(second, fifth, 1))).containsExactly(new ArticleId(4));
            }
        }
    }

    @Test
    void firstRecordIsIncompleteAfterCompaction() throws IOException {
        try (var archive = open()) {
            archive.apply(
                    List.of(Editions.change(
                            Editions.withdrawal(7, 3, Editions.ANYWHERE, Editions.EPOCH, null, List.of()), 0, 40)),
                    PartitionOffsets.of(41));
            archive.refresh();
            try (var view = archive.view()) {
                LoggedEdition found = view.locate(new ArticleId(7)).orElseThrow();
                assertThat(found.mayHaveBegunBefore(PartitionOffsets.START)).isFalse();
                assertThat(found.mayHaveBegunBefore(PartitionOffsets.of(1))).isTrue();
                assertThat(found.isBefore(PartitionOffsets.of(40))).isFalse();
                assertThat(found.isBefore(PartitionOffsets.of(41))).isTrue();
                assertThat(view.locate(new ArticleId(8))).isEmpty();
            }
        }
    }

    private static List<ArticleId> ids(Collection<LoggedEdition> found) {
        return found.stream().map(each -> each.edition().id()).toList();
    }

    private Archive open() throws IOException {
        return Archive.open(folder, "cluster/topic", ArchiveSettings.DEFAULT);
    }
}
