package io.wireroom.streams;

import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Feed.undated;
import static io.wireroom.streams.Line.header;
import static io.wireroom.streams.Line.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Withdrawal;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.EventSchema;
import io.wireroom.event.MalformedEditionException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is withdrawn at its time, and what documents in odd spellings say of theirs. */
class PipelineExpiryTest {
    private static final String TOMORROW = "2026-03-02T12:00:00Z";

    private final Line line = new Line();

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void withdrawsAnArticleAtItsExpiryOnce() throws MalformedEditionException {
        line.send(document(42, "Ships", "expires = " + TOMORROW));
        assertThat(header(line.normalized.readRecord(), "ce_type")).isEqualTo("io.wireroom.article.published");

        line.advance(Duration.ofDays(1).minusMillis(1));
        nothingElse();
        line.advance(Duration.ofMillis(1));

        TestRecord<byte[], byte[]> event = line.normalized.readRecord();
        assertThat(header(event, "ce_type")).isEqualTo("io.wireroom.article.withdrawn");
        assertThat(header(event, "ce_id")).isEqualTo("42:2");
        assertThat(event.getRecordTime()).isEqualTo(Instant.parse(TOMORROW));
        assertThat(EventSchema.problems(event.value())).isEmpty();
        assertThat(((Withdrawal) ArticleJsonReader.read(event.value())).reason())
                .isEqualTo("expired");
        line.advance(Duration.ofDays(9));
        line.send(document(42, "Ships", "expires = " + TOMORROW));
        nothingElse();
        assertThat(line.tally.expiredCount()).isEqualTo(1);
    }

    @Test
    void movesAnExpiryWithALaterDocument() {
        line.send(document(42, "Ships", "expires = " + TOMORROW));
        line.send(document(42, "Ships", "expires = 2026-03-03T12:00:00Z"));
        line.send(document(43, "Boats", "expires = " + TOMORROW));
        line.send(document(43, "Boats"));
        line.normalized.readRecordsToList();

        line.advance(Duration.ofDays(1));
        nothingElse();
        line.advance(Duration.ofDays(1));
        assertThat(header(line.normalized.readRecord(), "ce_type")).isEqualTo("io.wireroom.article.withdrawn");
        line.advance(Duration.ofDays(100));
        nothingElse();
    }

    @Test
    void releasesAndWithdrawsInTheirOrder() {
        line.send(document(42, "Ships", "publishDate = " + TOMORROW + "\nexpiryDate = 2026-03-03T12:00:00Z"));
        line.send(document(43, "Boats", "publishDate = " + TOMORROW + "\nexpiryDate = 2026-03-08T12:00:00Z"));
        line.held.readRecordsToList();

        line.advance(Duration.ofDays(4));
        assertThat(line.held.readRecordsToList()).hasSize(2);
        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("43:1");
        nothingElse();
        line.advance(Duration.ofDays(4));
        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("43:2");
        nothingElse();
    }

    @Test
    void rejectsExpiredArticles() {
        line.send(document(42, "Ships", "expiryDate = 2020-01-01"));

        assertThat(header(line.rejected.readRecord(), "wireroom-error-code")).isEqualTo("article.expired");
        nothingElse();
    }

    @Test
    void neverReleasesAMillisecondTooEarly() {
        line.send(document(42, "Ships", "embargo = \"2026-03-02T11:59:59.001Z\""));
        assertThat(text(line.held.readValue())).contains("\"release_at\":\"" + TOMORROW + "\"");

        line.advance(Duration.ofDays(1).minusMillis(1));
        nothingElse();
        line.advance(Duration.ofMillis(1));
        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("42:1");
    }

    @Test
    void writesADraftWithoutDateOnce() {
        byte[] draft = new String(undated(42, "Ships"), UTF_8)
                .replace("source =", "draft = \"yes\"\nsource =")
                .getBytes(UTF_8);
        for (int i = 0; i < 3; i++) {
            line.send(draft);
            line.advance(Duration.ofSeconds(7));
        }

        assertThat(line.held.readRecordsToList()).hasSize(1);
        nothingElse();
    }

    @Test
    void keepsTheHeldVersionIfOnlyTheVersionNumberChanges() {
        line.send(document(42, "Ships", "publishDate = " + TOMORROW + "\n[extra]\nlastmod = 1"));
        line.send(document(42, "Ships", "publishDate = " + TOMORROW + "\n[extra]\nlastmod = 1"));
        line.advance(Duration.ofDays(1));

        assertThat(line.held.readRecordsToList()).hasSize(2);
        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("42:1");
    }

    @Test
    void rejectsAnOlderVersion() {
        line.send(document(42, "Ships", "version = 2"));
        line.send(document(42, "Boats", "version = 1"));

        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("42:1");
        assertThat(header(line.rejected.readRecord(), "wireroom-error-code")).isEqualTo("article.superseded");
        nothingElse();
    }

    @Test
    void distinguishesUndatedArticlesWithTheSameTitle() {
        String front = "+++\ntitle = \"Markets today\"\nsource = \"Harbor Wire\"\n+++\n\n";
        line.send((front + "<p>Up.").getBytes(UTF_8));
        line.send((front + "<p>Down.").getBytes(UTF_8));

        assertThat(line.normalized.readRecordsToList())
                .extracting(event -> header(event, "ce_type"))
                .containsExactly("io.wireroom.article.published", "io.wireroom.article.published");
    }

    private void nothingElse() {
        assertThat(line.normalized.isEmpty()).describedAs("normalized").isTrue();
        assertThat(line.held.isEmpty()).describedAs("held").isTrue();
        assertThat(line.rejected.isEmpty()).describedAs("rejected").isTrue();
    }
}
