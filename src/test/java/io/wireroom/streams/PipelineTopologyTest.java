package io.wireroom.streams;

import static io.wireroom.streams.Feed.dated;
import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Feed.undated;
import static io.wireroom.streams.Line.header;
import static io.wireroom.streams.Line.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.EventSchema;
import io.wireroom.event.MalformedEditionException;
import java.time.Duration;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTopologyTest {
    private static final String TOMORROW = "2026-03-02T12:00:00Z";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Line line = new Line();

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void publishesADocumentAsAnEventUnderItsArticlesId() throws MalformedEditionException {
        line.send(document(42, "Ships"));

        TestRecord<byte[], byte[]> event = line.normalized.readRecord();
        assertThat(text(event.key())).isEqualTo("42");
        assertThat(header(event, "ce_type")).isEqualTo("io.wireroom.article.published");
        assertThat(header(event, "ce_id")).isEqualTo("42:1");
        assertThat(header(event, "ce_source")).isEqualTo(Feed.SITE);
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(EventSchema.problems(event.value())).isEmpty();
        Edition edition = ArticleJsonReader.read(event.value());
        assertThat(edition.canonicalUrl()).isEqualTo("https://news.example/202601/42-ships");
        assertThat(edition.updated()).isEqualTo(Line.NOW);
        nothingElse();
    }

    @Test
    void publishesChangesOnly() {
        line.send(document(42, "Ships"));
        line.send(document(42, "Ships"));
        line.send(document(42, "Boats"));

        line.normalized.readRecord();
        TestRecord<byte[], byte[]> update = line.normalized.readRecord();
        assertThat(header(update, "ce_type")).isEqualTo("io.wireroom.article.updated");
        assertThat(header(update, "ce_id")).isEqualTo("42:2");
        assertThat(text(update.value())).contains("\"url\":\"/202601/42-ships\"");
        nothingElse();
        assertThat(line.tally.unchangedCount()).isEqualTo(1);
    }

    @Test
    void identifiesArticlesByTheDocumentNotTheKey() {
        line.send("7", document(42, "Ships"));
        line.send("", document(42, "Ships"));
        line.send("not a number \u0000", document(42, "Ships"));
        line.send(null, document(42, "Ships"));

        assertThat(text(line.normalized.readRecord().key())).isEqualTo("42");
        nothingElse();
        assertThat(line.tally.unchangedCount()).isEqualTo(3);
    }

    @Test
    void rejectsAnUnreadableDocumentUnchangedWithTheReason() {
        byte[] bad = "+++\ntitle = \n+++\n\n<p>x".getBytes(UTF_8);
        line.send("key", bad, "content-type", "text/html", "mine", "1", "mine", "2");

        TestRecord<byte[], byte[]> rejected = line.rejected.readRecord();
        assertThat(rejected.value()).isEqualTo(bad);
        assertThat(text(rejected.key())).isEqualTo("key");
        assertThat(rejected.headers().headers("mine"))
                .extracting(header -> text(header.value()))
                .containsExactly("1", "2");
        assertThat(header(rejected, "content-type")).isEqualTo("text/html");
        assertThat(header(rejected, "wireroom-error-code")).isEqualTo("front-matter.syntax");
        assertThat(header(rejected, "wireroom-error-detail")).contains("line 2");
        assertThat(header(rejected, "wireroom-error-topic")).isEqualTo("ingest");
        assertThat(header(rejected, "wireroom-error-partition")).isEqualTo("0");
        assertThat(header(rejected, "wireroom-error-offset")).isEqualTo("0");
        assertThat(header(rejected, "wireroom-error-timestamp")).isEqualTo(Line.NOW.toString());
        assertThat(rejected.getRecordTime()).isEqualTo(Line.NOW);
        nothingElse();
    }

    @Test
    void rejectsARecordWithoutAKeyAsOneWithoutAKey() {
        line.send("no front matter".getBytes(UTF_8));

        assertThat(line.rejected.readRecord().key()).isNull();
    }

    @Test
    void replacesTheReasonOfAnEarlierRejection() {
        line.send("k", "x".getBytes(UTF_8), "wireroom-error-code", "old", "wireroom-error-code", "older");

        assertThat(line.rejected.readRecord().headers().headers("wireroom-error-code"))
                .extracting(header -> text(header.value()))
                .containsExactly("front-matter.missing");
    }

    @Test
    void ignoresForgedOriginHeaders() {
        line.send(
                null,
                "x".getBytes(UTF_8),
                "wireroom-internal-position",
                "9:9:9:elsewhere",
                "wireroom-internal-key",
                "forged");

        TestRecord<byte[], byte[]> rejected = line.rejected.readRecord();
        assertThat(rejected.key()).isNull();
        assertThat(header(rejected, "wireroom-error-topic")).isEqualTo("ingest");
        assertThat(header(rejected, "wireroom-error-code")).isEqualTo("front-matter.missing");
    }

    @Test
    void writesNoInternalOrProducersHeaders() {
        line.send(
                "k", document(1, "Ships"), "traceparent", TRACE, "tracestate", "a=b", "secret", "1", "ce_id", "forged");
        line.send("k", dated(2, "Ships", TOMORROW), "traceparent", TRACE, "secret", "1");
        line.send("k", "x".getBytes(UTF_8), "traceparent", TRACE);

        assertThat(line.normalized.readRecord().headers().toArray())
                .extracting(Header::key)
                .containsExactly(
                        "ce_specversion",
                        "ce_type",
                        "ce_source",
                        "ce_id",
                        "ce_subject",
                        "ce_time",
                        "ce_dataschema",
                        "content-type",
                        "wireroom-ledger",
                        "traceparent",
                        "tracestate");
        assertThat(line.held.readRecord().headers().toArray())
                .extracting(Header::key)
                .containsExactly("content-type", "wireroom-ledger", "traceparent");
        assertThat(line.rejected.readRecord().headers().toArray())
                .extracting(Header::key)
                .noneMatch(name -> name.startsWith("wireroom-internal"))
                .contains("traceparent");
    }

    @Test
    void withdrawsAnArticleForATombstone() throws MalformedEditionException {
        line.send(document(42, "Ships"));
        line.send("42", null, "traceparent", TRACE);

        line.normalized.readRecord();
        TestRecord<byte[], byte[]> event = line.normalized.readRecord();
        assertThat(header(event, "ce_type")).isEqualTo("io.wireroom.article.withdrawn");
        assertThat(header(event, "traceparent")).isEqualTo(TRACE);
        assertThat(EventSchema.problems(event.value())).isEmpty();
        assertThat(ArticleJsonReader.read(event.value())).isInstanceOf(Withdrawal.class);
        nothingElse();
    }

    @Test
    void rejectsATombstoneWithAnInvalidKey() {
        line.send("ships", null);
        line.send(null, null);

        assertThat(line.rejected.readRecord().value()).isNull();
        assertThat(header(line.rejected.readRecord(), "wireroom-error-code")).isEqualTo("key.invalid");
        nothingElse();
    }

    @Test
    void rejectsDocumentsOfAWithdrawnArticleUntilOneReinstatesIt() throws MalformedEditionException {
        line.send(document(42, "Ships"));
        line.send(document(42, "Ships", "status = \"withdrawn\"\nreason = \"wrong\""));
        line.send(document(42, "Boats"));
        line.send(document(42, "Boats", "status = \"published\""));

        line.normalized.readRecord();
        assertThat(((Withdrawal) ArticleJsonReader.read(line.normalized.readValue())).reason())
                .isEqualTo("wrong");
        assertThat(header(line.rejected.readRecord(), "wireroom-error-code")).isEqualTo("article.withdrawn");
        TestRecord<byte[], byte[]> back = line.normalized.readRecord();
        assertThat(header(back, "ce_type")).isEqualTo("io.wireroom.article.published");
        assertThat(header(back, "ce_id")).isEqualTo("42:3");
        nothingElse();
    }

    @Test
    void suppressesAnArticleThatIsWithdrawnBeforePublication() {
        line.send("42", null);
        line.send(document(42, "Ships"));

        assertThat(header(line.rejected.readRecord(), "wireroom-error-code")).isEqualTo("article.withdrawn");
        nothingElse();
        assertThat(line.tally.suppressedCount()).isEqualTo(1);
    }

    @Test
    void anUndatedDocumentThatIsSentAgainIsUnchanged() {
        line.send(undated(42, "Ships"));
        line.advance(Duration.ofDays(40));
        line.send(undated(42, "Ships"));

        line.normalized.readRecord();
        nothingElse();
        assertThat(line.tally.unchangedCount()).isEqualTo(1);
    }

    @Test
    void rejectsAnOversizedEventWithoutChangingTheLedger() {
        byte[] large = (text(document(42, "Ships")) + "<p>Ahoy. ".repeat(4_000)).getBytes(UTF_8);
        line.send(large);
        line.send(document(42, "Ships"));

        TestRecord<byte[], byte[]> rejected = line.rejected.readRecord();
        assertThat(header(rejected, "wireroom-error-code")).isEqualTo("too-large");
        assertThat(rejected.value()).isEqualTo(large);
        assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("42:1");
        nothingElse();
    }

    @Test
    void rejectsAnOversizedDocumentUnchanged() {
        byte[] large = new byte[Line.MAX_RECORD - 1_000];
        line.send("42", large);

        TestRecord<byte[], byte[]> rejected = line.rejected.readRecord();
        assertThat(header(rejected, "wireroom-error-code")).isEqualTo("too-large");
        assertThat(rejected.value()).isEqualTo(large);
        nothingElse();
    }

    @Test
    void rejectsAnOversizedRecordWithoutItsContent() {
        line.send("42", new byte[Line.MAX_RECORD]);
        line.send("42", document(42, "Ships"), "large", "x".repeat(Line.MAX_RECORD));
        line.send("4".repeat(Line.MAX_RECORD), document(42, "Ships"));

        for (int offset = 0; offset < 3; offset++) {
            TestRecord<byte[], byte[]> rejected = line.rejected.readRecord();
            assertThat(header(rejected, "wireroom-error-code")).isEqualTo("too-large");
            assertThat(header(rejected, "wireroom-error-detail")).contains("ingest-0@" + offset);
            assertThat(header(rejected, "wireroom-error-offset")).isEqualTo("" + offset);
            assertThat(rejected.value()).isEmpty();
            assertThat(rejected.key()).isEqualTo(offset == 2 ? null : "42".getBytes(UTF_8));
        }
        nothingElse();
        assertThat(line.tally.rejected()).isEqualTo(3);
    }

    @Test
    void countsEveryDocumentOnce() {
        line.send(document(1, "Ships"));
        line.send(document(1, "Boats"));
        line.send(document(1, "Boats"));
        line.send(document(2, "Ships", "draft = true"));
        line.send("1", null);
        line.send("3", null);
        line.send("x".getBytes(UTF_8));

        assertThat(line.tally.told(ChangeType.PUBLISHED)).isEqualTo(1);
        assertThat(line.tally.told(ChangeType.UPDATED)).isEqualTo(1);
        assertThat(line.tally.told(ChangeType.WITHDRAWN)).isEqualTo(1);
        assertThat(line.tally.heldCount()).isEqualTo(1);
        assertThat(line.tally.all()).isEqualTo(7);
    }

    private void nothingElse() {
        assertThat(line.normalized.isEmpty()).describedAs("normalized").isTrue();
        assertThat(line.held.isEmpty()).describedAs("held").isTrue();
        assertThat(line.rejected.isEmpty()).describedAs("rejected").isTrue();
    }
}
