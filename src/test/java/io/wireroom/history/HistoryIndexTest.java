package io.wireroom.history;

import static io.wireroom.history.HistoryRecords.NOW;
import static io.wireroom.history.HistoryRecords.SOURCE;
import static io.wireroom.history.HistoryRecords.apply;
import static io.wireroom.history.HistoryRecords.entry;
import static io.wireroom.history.HistoryRecords.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Source;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.history.HistoryRecord.NotHeld;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryIndexTest {
    private static final HistorySettings SETTINGS = new HistorySettings(Duration.ofDays(30), 1_000);
    private static final Map<HistoryLog, String> LOGS =
            Map.of(HistoryLog.JOURNAL, "a", HistoryLog.REJECTED, "b", HistoryLog.HELD, "c");
    private static final RejectedQuery ALL = new RejectedQuery(Set.of(), Set.of(), null);

    @TempDir
    private Path folder;

    private HistoryIndex open() throws IOException {
        return HistoryIndex.open(folder, LOGS, SETTINGS);
    }

    @Test
    void findsADocumentAndTheHistoryOfItsArticle() throws IOException {
        try (HistoryIndex index = open()) {
            apply(index, HistoryLog.JOURNAL, 3, entry(1, 42, NOW), entry(2, 42, NOW), entry(3, 43, NOW.plusMillis(1)));

            assertThat(index.search().document(new RecordPosition(0, 2)))
                    .get()
                    .extracting(entry -> entry.identity().id())
                    .hasToString("42");
            assertThat(index.search().document(new RecordPosition(1, 2))).isEmpty();
            assertThat(index.search().ofArticle(new ArticleId(42), 10))
                    .as("of the same moment the later one first")
                    .extracting(JournalEntry::document)
                    .containsExactly(new RecordPosition(0, 2), new RecordPosition(0, 1));
            assertThat(index.search().ofArticle(new ArticleId(42), 1)).hasSize(1);
            assertThat(index.search().firstOffset(0)).hasValue(1);
            assertThat(index.search().firstOffset(7)).isEmpty();
        }
    }

    @Test
    void findsTheOutcomeOfTheLastRedrive() throws IOException {
        RecordPosition position = new RecordPosition(1, 7);
        Provenance redrive = new Provenance("ann", 1, position, NOW, false);
        try (HistoryIndex index = open()) {
            apply(index, HistoryLog.JOURNAL, 9, entry(8, 42, NOW.plusSeconds(9), redrive), entry(7, 42, NOW, redrive));

            assertThat(index.search().redriven(position))
                    .get()
                    .extracting(JournalEntry::document)
                    .isEqualTo(new RecordPosition(0, 8));
            assertThat(index.search().redriven(new RecordPosition(0, 7))).isEmpty();
        }
    }

    @Test
    void listsRejectedDocumentsInPagesByCodeSourceAndTime() throws IOException {
        try (HistoryIndex index = open()) {
            List<HistoryRecord> records = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                Source source = i % 5 == 0 ? null : SOURCE;
                records.add(rejected(i, i % 2 == 0 ? "even" : "odd", source, NOW.plusSeconds(i / 3)));
            }
            apply(index, HistoryLog.REJECTED, 25, records.toArray(HistoryRecord[]::new));

            List<Long> offsets = new ArrayList<>();
            HistoryPosition from = null;
            do {
                HistoryPage<Rejected> page = index.search().rejected(ALL, from, 4);
                page.items().forEach(item -> offsets.add(item.position().offset()));
                from = page.next() == null
                        ? null
                        : HistoryPosition.decode(page.next().encode()).orElseThrow();
            } while (from != null);
            assertThat(offsets).hasSize(25).doesNotHaveDuplicates();
            assertThat(offsets.getFirst()).isEqualTo(24);
            assertThat(count(index, Set.of("even"), Set.of(), null)).isEqualTo(13);
            assertThat(count(index, Set.of("even", "odd"), Set.of("hw"), null)).isEqualTo(20);
            assertThat(count(index, Set.of(), Set.of(), NOW.plusSeconds(8))).isEqualTo(1);
            assertThat(index.search().rejected(new RecordPosition(1, 3)))
                    .contains(rejected(3, "odd", SOURCE, NOW.plusSeconds(1)));
            assertThat(index.search().rejectedOf(new RecordPosition(0, 103))).isPresent();
        }
    }

    private static int count(HistoryIndex index, Set<String> codes, Set<String> sources, @Nullable Instant since) {
        return index.search()
                .rejected(new RejectedQuery(codes, sources, since), null, 100)
                .items()
                .size();
    }

    @Test
    void listsHeldVersionsUntilTheyAreDeleted() throws IOException {
        Held draft = new Held(new ArticleId(1), "Draft", SOURCE, null, NOW);
        Held later = new Held(new ArticleId(2), null, SOURCE, NOW.plusSeconds(9), NOW);
        Held sooner = new Held(new ArticleId(3), "Sooner", SOURCE, NOW.plusSeconds(1), NOW);
        try (HistoryIndex index = open()) {
            apply(index, HistoryLog.HELD, 3, draft, later, sooner);

            assertThat(index.search().held(Set.of(), null, 10).items()).containsExactly(sooner, later, draft);
            assertThat(index.search().held(Set.of("other"), null, 10).items()).isEmpty();
            HistoryPage<Held> first = index.search().held(Set.of("hw"), null, 2);
            assertThat(index.search().held(Set.of("hw"), first.next(), 2).items())
                    .containsExactly(draft);

            Held moved = new Held(new ArticleId(2), null, SOURCE, NOW, NOW);
            apply(index, HistoryLog.HELD, 5, moved, new NotHeld(new ArticleId(3)));
            assertThat(index.search().held(Set.of(), null, 10).items()).containsExactly(moved, draft);
            assertThat(index.search().held(new ArticleId(3))).isEmpty();
        }
    }

    @Test
    void resumesFromTheLastCommit() throws IOException {
        try (HistoryIndex index = open()) {
            apply(index, HistoryLog.JOURNAL, 5, entry(1, 42, NOW));
            index.commit(NOW);
            apply(index, HistoryLog.JOURNAL, 9, entry(2, 42, NOW));
        }
        try (HistoryIndex index = open()) {
            assertThat(index.next(HistoryLog.JOURNAL, 0)).isEqualTo(5);
            assertThat(index.next(HistoryLog.HELD, 0)).isZero();
            assertThat(index.search().ofArticle(new ArticleId(42), 10)).hasSize(1);
        }
    }

    @Test
    void rebuildsForOtherTopicsAndDamagedFiles() throws IOException {
        try (HistoryIndex index = open()) {
            apply(index, HistoryLog.JOURNAL, 5, entry(1, 42, NOW));
            index.commit(NOW);
        }
        Map<HistoryLog, String> others =
                Map.of(HistoryLog.JOURNAL, "a", HistoryLog.REJECTED, "another", HistoryLog.HELD, "c");
        try (HistoryIndex index = HistoryIndex.open(folder, others, SETTINGS)) {
            assertThat(index.next(HistoryLog.JOURNAL, 0)).isZero();
            assertThat(index.size()).isZero();
            apply(index, HistoryLog.JOURNAL, 5, entry(1, 42, NOW));
            index.commit(NOW);
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.writeString(file, "garbage");
            }
        }
        try (HistoryIndex index = HistoryIndex.open(folder, others, SETTINGS)) {
            assertThat(index.next(HistoryLog.JOURNAL, 0)).isZero();
            apply(index, HistoryLog.JOURNAL, 5, entry(1, 42, NOW));
            index.commit(NOW);
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void isLockedByOneProcess() throws IOException {
        try (HistoryIndex index = open()) {
            assertThat(index.size()).isZero();
            assertThatThrownBy(this::open).isInstanceOf(LockObtainFailedException.class);
        }
    }

    @Test
    void deletesNoFilesThatAnotherProcessIsWriting() throws IOException {
        try (HistoryIndex index = open()) {
            index.commit(NOW);
            Path unfinished = Files.writeString(folder.resolve("segments_z"), "begun");
            assertThatThrownBy(this::open).isInstanceOf(LockObtainFailedException.class);
            assertThat(unfinished).exists();
        }
    }

    @Test
    void deletesOldEntriesExceptHeldVersions() throws IOException {
        try (HistoryIndex index = open()) {
            Instant old = NOW.minus(Duration.ofDays(31));
            apply(index, HistoryLog.JOURNAL, 2, entry(1, 42, old), entry(2, 42, NOW));
            apply(index, HistoryLog.REJECTED, 1, rejected(1, "x", null, old));
            apply(index, HistoryLog.HELD, 1, new Held(new ArticleId(1), "Draft", SOURCE, null, old));

            index.commit(NOW);

            assertThat(index.search().ofArticle(new ArticleId(42), 10)).hasSize(1);
            assertThat(index.search().rejected(ALL, null, 10).items()).isEmpty();
            assertThat(index.search().held(Set.of(), null, 10).items()).hasSize(1);
        }
    }

    @Test
    void deletesTheOldestEntriesBeyondTheLimit() throws IOException {
        try (HistoryIndex index = HistoryIndex.open(folder, LOGS, new HistorySettings(Duration.ofDays(30), 10))) {
            for (int i = 0; i < 25; i++) {
                apply(index, HistoryLog.JOURNAL, i, entry(i, 42, NOW.plusSeconds(i)));
            }
            index.commit(NOW.plusSeconds(60));

            assertThat(index.search().ofArticle(new ArticleId(42), 100))
                    .extracting(JournalEntry::document)
                    .hasSize(10)
                    .startsWith(new RecordPosition(0, 24));
        }
    }

    @Test
    void aHeldVersionThatWasReplacedOftenDropsNoEntry() throws IOException {
        try (HistoryIndex index = HistoryIndex.open(folder, LOGS, new HistorySettings(Duration.ofDays(30), 10))) {
            for (int i = 0; i < 8; i++) {
                apply(index, HistoryLog.JOURNAL, i, entry(i, 42, NOW.plusSeconds(i)));
            }
            for (int i = 0; i < 20; i++) {
                apply(index, HistoryLog.HELD, i, new Held(new ArticleId(1), "Draft " + i, SOURCE, null, NOW));
            }
            index.commit(NOW.plusSeconds(60));

            assertThat(index.search().ofArticle(new ArticleId(42), 100)).hasSize(8);
            assertThat(index.search().held(new ArticleId(1)).orElseThrow().title())
                    .isEqualTo("Draft 19");
            assertThat(index.size()).isEqualTo(9);
        }
    }

    @Test
    void aQueryThatWasMadeBeforeAChangeFindsIt() throws IOException {
        try (HistoryIndex index = open()) {
            HistorySearch search = index.search();
            apply(index, HistoryLog.JOURNAL, 1, entry(1, 42, NOW));
            assertThat(search.document(new RecordPosition(0, 1))).isPresent();
            apply(index, HistoryLog.HELD, 1, new Held(new ArticleId(1), "Draft", SOURCE, null, NOW));
            assertThat(search.countHeld()).isEqualTo(1);
            apply(index, HistoryLog.HELD, 2, new NotHeld(new ArticleId(1)));
            assertThat(search.countHeld()).isZero();
        }
    }

    @Test
    void anInterruptedThreadSearchesAndStaysInterrupted() throws IOException {
        try (HistoryIndex index = open()) {
            apply(index, HistoryLog.JOURNAL, 1, entry(1, 42, NOW));
            Thread.currentThread().interrupt();
            assertThat(index.search().document(new RecordPosition(0, 1))).isPresent();
            assertThat(Thread.interrupted()).isTrue();
            apply(index, HistoryLog.JOURNAL, 2, entry(2, 42, NOW));
            assertThat(index.search().document(new RecordPosition(0, 2))).isPresent();
        }
    }

    @Test
    void rejectsQueriesAfterClose() throws IOException {
        HistoryIndex index = open();
        HistorySearch search = index.search();
        index.close();

        assertThatThrownBy(() -> search.document(new RecordPosition(0, 0))).isInstanceOf(HistoryClosedException.class);
        assertThat(index.size()).isZero();
    }

    @Test
    void rejectsInvalidPositions() {
        HistoryPosition position = new HistoryPosition(Long.MAX_VALUE, 3, ArticleId.MAX);

        assertThat(HistoryPosition.decode(position.encode())).contains(position);
        for (String text : new String[] {"", "x", "!", "MS4y", "OTk5OTk5OTk5OTk5OTk5OTk5OS4xLjE"}) {
            assertThat(HistoryPosition.decode(text)).as(text).isEmpty();
        }
    }
}
