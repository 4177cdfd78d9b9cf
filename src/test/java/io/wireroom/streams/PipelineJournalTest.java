package io.wireroom.streams;

import static io.wireroom.streams.Feed.dated;
import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static io.wireroom.streams.Line.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.AgreedTime;
import io.wireroom.event.EventSchema;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalEntry.Failure;
import io.wireroom.journal.JournalJsonReader;
import io.wireroom.journal.MalformedEntryException;
import io.wireroom.journal.Outcome;
import io.wireroom.journal.RecordPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every document has one entry in the journal, and so has what the clock brings about. */
class PipelineJournalTest {
    private static final Instant TOMORROW = Line.NOW.plus(Duration.ofDays(1));

    private final Line line = new Line();

    @AfterEach
    void close() {
        line.close();
    }

    private List<JournalEntry> entries() throws MalformedEntryException {
        return entries(line);
    }

    private static List<JournalEntry> entries(Line line) throws MalformedEntryException {
        List<JournalEntry> entries = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : line.journal.readRecordsToList()) {
            assertThat(EventSchema.problemsOfEntry(record.value())).isEmpty();
            entries.add(JournalJsonReader.read(record.value()));
        }
        return entries;
    }

    private static List<String> outcomes(List<JournalEntry> entries) {
        return entries.stream()
                .map(entry -> entry.outcome() + (entry.revision() == null ? "" : " " + entry.revision()))
                .toList();
    }

    @Test
    void recordsTheOutcomeOfEachDocument() throws MalformedEntryException {
        line.send(document(42, "Ships"));
        line.send(document(42, "Ships"));
        line.send(document(42, "Boats"));
        line.send(document(42, "Boats", "status = \"withdrawn\"\nreason = \"wrong\""));
        line.send(document(42, "Boats"));
        line.send("7", null);
        line.send("x".getBytes(UTF_8));

        List<JournalEntry> entries = entries();
        assertThat(outcomes(entries))
                .containsExactly(
                        "published 1", "unchanged", "updated 2", "withdrawn 3", "rejected", "suppressed", "rejected");
        JournalEntry first = entries.getFirst();
        assertThat(first.document()).isEqualTo(new RecordPosition(0, 0));
        assertThat(first.topic()).isEqualTo("ingest");
        assertThat(first.identity().title()).isEqualTo("Ships");
        assertThat(first.received()).isEqualTo(Line.NOW);
        assertThat(entries.get(3).reason()).isEqualTo("wrong");
        JournalEntry late = entries.get(4);
        assertThat(requireNonNull(late.failure()).code()).isEqualTo("article.withdrawn");
        assertThat(late.identity()).isEqualTo(entries.get(2).identity());
        assertThat(entries.get(6).identity().id()).isNull();
    }

    @Test
    void usesTheArticlesKeyOrTheOriginalOne() {
        line.send("7", document(42, "Ships"));
        line.send("mine", "x".getBytes(UTF_8));
        line.send("k".repeat(5_000), "x".getBytes(UTF_8));
        line.send(null, "x".getBytes(UTF_8));

        assertThat(line.journal.readRecordsToList())
                .extracting(record -> record.key() == null ? "none" : text(record.key()))
                .containsExactly("42", "mine", "none", "none");
    }

    @Test
    void recordsArticleAndSourceOfARejectedDocument() throws MalformedEntryException {
        line.send(dated(42, "Ships", "someday"));

        JournalEntry entry = entries().getFirst();
        assertThat(requireNonNull(entry.failure()).code()).isEqualTo("date.unreadable");
        assertThat(entry.identity().id()).hasToString("42");
        assertThat(entry.identity().title()).isEqualTo("Ships");
        assertThat(requireNonNull(entry.identity().source()).key()).isEqualTo("Harbor-Wire");
    }

    @Test
    void recordsThePositionOfAnError() throws MalformedEntryException {
        line.send("+++\ntitle = \n+++\n\n<p>x".getBytes(UTF_8));

        JournalEntry entry = entries().getFirst();
        Failure failure = requireNonNull(entry.failure());
        assertThat(requireNonNull(failure.position()).line()).isEqualTo(2);
    }

    @Test
    void recordsAReleaseAndAnExpiryByTheClock() throws MalformedEntryException {
        line.send(document(42, "Ships", "embargo = \"%s\"\nexpires = \"2026-03-05T00:00:00Z\"".formatted(TOMORROW)));
        line.advance(Duration.ofDays(1));
        line.advance(Duration.ofDays(7));

        List<JournalEntry> entries = entries();
        assertThat(outcomes(entries)).containsExactly("held", "released 1", "expired 2");
        assertThat(entries.get(0).release()).isEqualTo(TOMORROW);
        assertThat(entries.get(1).document()).isNull();
        assertThat(entries.get(1).received()).isEqualTo(TOMORROW);
        assertThat(entries.get(1).identity().title()).isEqualTo("Ships");
        assertThat(entries.get(2).reason()).isEqualTo("expired");
    }

    @Test
    void recordsAHeldVersionThatExpired() throws MalformedEntryException {
        line.send(document(42, "Ships", "embargo = \"%s\"\nexpires = \"2026-03-05T00:00:00Z\"".formatted(TOMORROW)));
        line.advance(Duration.ofDays(30));

        List<JournalEntry> entries = entries();
        assertThat(outcomes(entries)).containsExactly("held", "suppressed");
        assertThat(entries.getLast().reason()).isEqualTo("expired");
        assertThat(line.normalized.isEmpty()).isTrue();
    }

    /** A clock that was set back holds a document that is already published, until the same time comes again. */
    @Test
    void recordsAHeldVersionWhoseContentIsAlreadyVisible() throws MalformedEntryException {
        Duration[] behind = {Duration.ZERO};
        byte[] ships = document(42, "Ships", "embargo = \"%s\"".formatted(TOMORROW));
        try (Line other = new Line(local -> AgreedTime.exactly(local.minus(behind[0])))) {
            other.send(ships);
            other.advance(Duration.ofDays(1));
            behind[0] = Duration.ofHours(1);
            other.send(ships);
            other.advance(Duration.ofHours(1));

            List<JournalEntry> entries = entries(other);
            assertThat(outcomes(entries)).containsExactly("held", "released 1", "held", "unchanged");
            JournalEntry last = entries.getLast();
            assertThat(last.isOfDocument()).isFalse();
            assertThat(last.reason()).isNull();
            assertThat(last.received()).isEqualTo(TOMORROW);
            assertThat(last.identity().title()).isEqualTo("Ships");
            assertThat(other.normalized.readRecordsToList()).hasSize(1);
        }
    }

    @Test
    void recordsTheSubmitter() throws MalformedEntryException {
        line.send(null, document(42, "Ships"), "wireroom-by", "ann");
        line.send(null, document(42, "Ships"), "wireroom-by", "<script>");

        assertThat(entries()).extracting(entry -> entry.provenance().by()).containsExactly("ann", null);
    }

    /** The journal is kept by its records' timestamps. */
    @Test
    void hasTheTimeOfTheDecision() {
        line.advance(Duration.ofHours(1));
        line.send(document(42, "Ships"));

        TestRecord<byte[], byte[]> record = line.journal.readRecord();
        assertThat(record.getRecordTime()).isEqualTo(Line.NOW.plus(Duration.ofHours(1)));
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void recordsAnOversizedDocument() throws MalformedEntryException {
        line.send("k", new byte[Line.MAX_RECORD + 1]);

        JournalEntry entry = entries().getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(requireNonNull(entry.failure()).code()).isEqualTo("too-large");
    }
}
