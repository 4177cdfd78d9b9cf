package io.wireroom.streams;

import static io.wireroom.streams.Feed.dated;
import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static io.wireroom.streams.Line.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.EventSchema;
import io.wireroom.event.MalformedEditionException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is held, until when, and what becomes of it. */
class PipelineEmbargoTest {
    private static final String TOMORROW = "2026-03-02T12:00:00Z";

    private final Line line = new Line();

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void holdsAnArticleUntilItsTimeAndReleasesItOnce() throws MalformedEditionException {
        line.send(dated(42, "Ships", TOMORROW));

        TestRecord<byte[], byte[]> held = line.held.readRecord();
        assertThat(text(held.key())).isEqualTo("42");
        assertThat(text(held.value())).contains("\"status\":\"held\"", "\"release_at\":\"" + TOMORROW + "\"");
        line.advance(Duration.ofDays(1).minusSeconds(1));
        nothingElse();
        line.advance(Duration.ofSeconds(1));
        assertThat(line.held.readRecord().value()).isNull();
        TestRecord<byte[], byte[]> event = line.normalized.readRecord();
        assertThat(header(event, "ce_type")).isEqualTo("io.wireroom.article.published");
        assertThat(event.getRecordTime()).isEqualTo(Instant.parse(TOMORROW));
        assertThat(EventSchema.problems(event.value())).isEmpty();
        assertThat(ArticleJsonReader.read(event.value()).updated()).isEqualTo(Instant.parse(TOMORROW));
        line.advance(Duration.ofDays(2));
        line.send(dated(42, "Ships", TOMORROW));
        nothingElse();
        assertThat(line.tally.releasedCount()).isEqualTo(1);
    }

    @Test
    void releasesHeldArticlesInTheOrderOfTheirTimes() {
        line.send(dated(1, "Late", "2026-03-02T12:00:03Z"));
        line.send(dated(2, "Early", "2026-03-02T12:00:01Z"));
        line.send(dated(3, "Between", "2026-03-02T12:00:02Z"));
        line.advance(Duration.ofDays(2));

        assertThat(line.normalized.readRecordsToList())
                .extracting(event -> text(event.key()))
                .containsExactly("2", "3", "1");
    }

    @Test
    void neverReleasesADraft() {
        line.send(document(42, "Ships", "draft = true"));

        assertThat(text(line.held.readValue())).doesNotContain("release_at");
        line.advance(Duration.ofDays(1000));
        nothingElse();
        line.send(document(42, "Ships"));
        assertThat(line.held.readRecord().value()).isNull();
        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("42:1");
        nothingElse();
    }

    @Test
    void releasesOnlyTheLastHeldVersionAndOnlyAtItsOwnTime() throws MalformedEditionException {
        line.send(dated(42, "Ships", TOMORROW));
        line.send(dated(42, "Boats", "2026-03-03T12:00:00Z"));
        line.advance(Duration.ofDays(1));
        assertThat(line.normalized.isEmpty()).isTrue();
        line.advance(Duration.ofDays(1));

        assertThat(((Article) ArticleJsonReader.read(line.normalized.readValue())).title())
                .isEqualTo("Boats");
        assertThat(line.held.readRecordsToList())
                .extracting(record -> record.value() == null)
                .containsExactly(false, false, true);
        nothingElse();
    }

    @Test
    void rejectsAnUnreadableHeldVersionAndContinues() {
        line.send(dated(41, "Broken", TOMORROW));
        line.send(dated(42, "Ships", TOMORROW));
        line.held.readRecordsToList();
        line.corruptHeld(41);
        line.advance(Duration.ofDays(1));

        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("42:1");
        TestRecord<byte[], byte[]> rejected = line.rejected.readRecord();
        assertThat(text(rejected.key())).isEqualTo("41");
        assertThat(text(rejected.value())).isEqualTo("{");
        assertThat(header(rejected, "wireroom-error-code")).isEqualTo("internal");
        assertThat(header(rejected, "wireroom-error-detail")).startsWith("the held version can't be released");
        assertThat(line.held.readRecordsToList())
                .extracting(record -> record.value() == null)
                .containsExactly(true, true);
        line.advance(Duration.ofDays(1));
        nothingElse();

        line.send(document(41, "Repaired"));
        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("41:1");
    }

    @Test
    void withdrawsAHeldArticleWithoutAnEvent() {
        line.send(dated(42, "Ships", TOMORROW));
        line.send("42", null);

        line.held.readRecord();
        assertThat(line.held.readRecord().value()).isNull();
        line.advance(Duration.ofDays(3));
        nothingElse();
    }

    private void nothingElse() {
        assertThat(line.normalized.isEmpty()).describedAs("normalized").isTrue();
        assertThat(line.held.isEmpty()).describedAs("held").isTrue();
        assertThat(line.rejected.isEmpty()).describedAs("rejected").isTrue();
    }
}
