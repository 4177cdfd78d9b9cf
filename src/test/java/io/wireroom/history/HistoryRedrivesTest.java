package io.wireroom.history;

import static io.wireroom.history.HistoryRecords.NOW;
import static io.wireroom.history.HistoryRecords.SOURCE;
import static io.wireroom.history.HistoryRecords.apply;
import static io.wireroom.history.HistoryRecords.redriven;
import static io.wireroom.history.HistoryRecords.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.journal.Outcome;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryRedrivesTest {
    @TempDir
    private Path folder;

    private HistoryIndex open() throws IOException {
        return HistoryIndex.open(
                folder,
                Map.of(HistoryLog.JOURNAL, "a", HistoryLog.REJECTED, "b", HistoryLog.HELD, "c"),
                new HistorySettings(Duration.ofDays(30), 1_000));
    }

    private static Outcome outcome(HistoryIndex index, RecordPosition rejected) {
        return index.search().redriven(rejected).orElseThrow().outcome();
    }

    @Test
    void followsRepeatedRejections() throws IOException {
        RecordPosition first = new RecordPosition(1, 1);
        RecordPosition second = new RecordPosition(1, 2);
        try (HistoryIndex index = open()) {
            apply(index, HistoryLog.REJECTED, 3, rejected(1, "bad", SOURCE, NOW), rejected(2, "bad", SOURCE, NOW));
            apply(index, HistoryLog.JOURNAL, 12, redriven(102, first, Outcome.REJECTED));
            assertThat(outcome(index, first)).isEqualTo(Outcome.REJECTED);

            apply(index, HistoryLog.JOURNAL, 13, redriven(103, second, Outcome.PUBLISHED));
            assertThat(outcome(index, first)).isEqualTo(Outcome.PUBLISHED);
        }
    }

    /** An operator may correct the first of two rejections, whichever the list shows. */
    @Test
    void aRejectionIsResolvedByALaterRedriveOfTheFirstDocument() throws IOException {
        RecordPosition first = new RecordPosition(1, 1);
        RecordPosition second = new RecordPosition(1, 2);
        try (HistoryIndex index = open()) {
            apply(
                    index,
                    HistoryLog.REJECTED,
                    3,
                    rejected(1, "bad", SOURCE, NOW),
                    rejected(2, "bad", SOURCE, NOW, new Provenance("ann", 1, first, NOW, false)));
            apply(index, HistoryLog.JOURNAL, 103, redriven(102, first, Outcome.REJECTED));
            assertThat(index.search().redriven(second)).isEmpty();

            apply(index, HistoryLog.JOURNAL, 104, redriven(103, first, Outcome.REJECTED));
            assertThat(outcome(index, second))
                    .as("only the latest of several redrives counts")
                    .isEqualTo(Outcome.REJECTED);

            apply(index, HistoryLog.JOURNAL, 105, redriven(104, first, Outcome.PUBLISHED));
            assertThat(outcome(index, second)).isEqualTo(Outcome.PUBLISHED);
        }
    }

    /** Otherwise a selection would send the uncorrected document after the corrected one. */
    @Test
    void allRejectionsAreResolvedByARedriveOfAnyOfThem() throws IOException {
        RecordPosition first = new RecordPosition(1, 1);
        RecordPosition second = new RecordPosition(1, 2);
        RecordPosition third = new RecordPosition(1, 3);
        RecordPosition fourth = new RecordPosition(1, 4);
        try (HistoryIndex index = open()) {
            apply(
                    index,
                    HistoryLog.REJECTED,
                    5,
                    rejected(1, "bad", SOURCE, NOW),
                    rejected(2, "bad", SOURCE, NOW, new Provenance("ann", 1, first, NOW, false)),
                    rejected(3, "bad", SOURCE, NOW, new Provenance("ann", 2, second, NOW, false)),
                    rejected(4, "bad", SOURCE, NOW, new Provenance("ann", 1, first, NOW, false)));
            apply(
                    index,
                    HistoryLog.JOURNAL,
                    105,
                    redriven(102, first, Outcome.REJECTED),
                    redriven(103, second, Outcome.REJECTED),
                    redriven(104, first, Outcome.REJECTED));
            for (RecordPosition earlier : List.of(first, second, third)) {
                assertThat(index.search().redriven(earlier))
                        .as("only the latest is open")
                        .isPresent();
            }
            assertThat(index.search().redriven(fourth)).isEmpty();

            apply(index, HistoryLog.JOURNAL, 106, redriven(105, second, Outcome.PUBLISHED));
            for (RecordPosition each : List.of(first, second, third, fourth)) {
                assertThat(outcome(index, each)).isEqualTo(Outcome.PUBLISHED);
            }
        }
    }

    /** Anyone who may write to the ingest topic can set these headers. */
    @Test
    void endsForCircularHeaders() throws IOException {
        RecordPosition position = new RecordPosition(1, 1);
        try (HistoryIndex index = open()) {
            apply(index, HistoryLog.REJECTED, 2, rejected(1, "bad", SOURCE, NOW));
            apply(index, HistoryLog.JOURNAL, 11, redriven(101, position, Outcome.REJECTED));

            assertThat(index.search().redriven(position)).as("it stays open").isEmpty();
        }
    }
}
