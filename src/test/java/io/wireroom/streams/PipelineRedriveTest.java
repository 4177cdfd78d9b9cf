package io.wireroom.streams;

import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A document that waited on the rejected topic does not replace what came after it. */
class PipelineRedriveTest {
    private static final Instant FIRST = Line.NOW;

    private final Line line = new Line();

    @AfterEach
    void close() {
        line.close();
    }

    private void redrive(byte[] document, Instant first, String... more) {
        String[] headers = {"wireroom-redriven", "1", "wireroom-first-timestamp", first.toString()};
        String[] all = new String[headers.length + more.length];
        System.arraycopy(headers, 0, all, 0, headers.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        line.send(null, document, all);
    }

    private void superseded(boolean expected) {
        boolean rejected = !line.rejected.isEmpty();
        assertThat(rejected).isEqualTo(expected);
        if (rejected) {
            assertThat(header(line.rejected.readRecord(), "wireroom-error-code"))
                    .isEqualTo("article.superseded");
        }
    }

    @Test
    void isSupersededByALaterDocument() {
        line.advance(Duration.ofMinutes(1));
        line.send(document(42, "Newer"));

        redrive(document(42, "Older"), FIRST);

        superseded(true);
    }

    /** Who asks for what was updated since a time gets the document, although it first came before that time. */
    @Test
    void isUpdatedAtTheRedriveAndDatedAtTheFirstArrival() {
        String undated = "+++\ntitle = \"Ships\"\narticle_id = 42\nsource = \"IBN\"\n+++\n<p>Ships sail.</p>";
        line.advance(Duration.ofHours(5));

        redrive(undated.getBytes(UTF_8), FIRST);

        assertThat(new String(line.normalized.readRecord().value(), UTF_8))
                .contains("\"date\":\"2026-03-01T12:00:00Z\"")
                .contains("\"updated\":\"2026-03-01T17:00:00Z\"");

        line.advance(Duration.ofHours(1));
        redrive(document(42, "Ships", "status = \"withdrawn\""), FIRST.plusSeconds(1));

        assertThat(new String(line.normalized.readRecord().value(), UTF_8))
                .contains("\"updated\":\"2026-03-01T18:00:00Z\"");
    }

    @Test
    void ignoresAFirstTimestampInTheFuture() {
        String undated = "+++\ntitle = \"Ships\"\narticle_id = 42\nsource = \"IBN\"\n+++\n<p>Ships sail.</p>";

        redrive(undated.getBytes(UTF_8), Instant.MAX);

        assertThat(new String(line.normalized.readRecord().value(), UTF_8))
                .contains("\"date\":\"2026-03-01T12:00:00Z\"");
    }

    @Test
    void isAcceptedIfNothingArrivedSince() {
        line.send(document(42, "Older"));

        redrive(document(42, "Newer"), FIRST.plusSeconds(1));

        superseded(false);
        assertThat(line.tally.told()).isEqualTo(2);
    }

    /** What comes again and says the same is the newest word all the same. */
    @Test
    void isSupersededByAnUnchangedDocument() {
        line.send(document(42, "Ships"));
        line.advance(Duration.ofMinutes(1));
        line.send(document(42, "Ships"));

        redrive(document(42, "Older"), FIRST.plusSeconds(30));

        superseded(true);
    }

    /** Both are the same rejected document: which of them is newer, nobody knows. */
    @Test
    void doesNotReplaceItsOwnCorrection() {
        redrive(document(42, "Corrected"), FIRST);
        line.advance(Duration.ofMinutes(1));

        redrive(document(42, "Uncorrected"), FIRST);
        superseded(true);
        redrive(document(42, "Uncorrected", "expires = \"2026-02-01T00:00:00Z\""), FIRST);
        superseded(true);
        redrive(document(42, "Uncorrected", "embargo = \"2026-04-01T00:00:00Z\""), FIRST);
        superseded(true);
        redrive(document(42, "Corrected"), FIRST);
        superseded(false);
        assertThat(line.tally.unchangedCount()).isEqualTo(1);

        redrive(document(42, "Corrected again"), FIRST, "wireroom-redrive-force", "true");
        superseded(false);
        redrive(document(42, "By version", "version = 2"), FIRST.plusSeconds(1));
        redrive(document(42, "By a newer version", "version = 3"), FIRST.plusSeconds(1));
        superseded(false);
        assertThat(line.tally.told()).isEqualTo(4);
    }

    @Test
    void isSupersededByALaterHeldVersion() {
        line.advance(Duration.ofMinutes(1));
        line.send(document(42, "Newer", "embargo = \"2026-04-01T00:00:00Z\""));

        redrive(document(42, "Older"), FIRST);

        superseded(true);
        line.advance(Duration.ofDays(60));
        redrive(document(42, "Older"), FIRST);
        superseded(true);
    }

    @Test
    void replacesLaterDocumentsIfForced() {
        line.advance(Duration.ofMinutes(1));
        line.send(document(42, "Newer", "version = 5"));

        redrive(document(42, "Older", "version = 4"), FIRST, "wireroom-redrive-force", "true");
        superseded(false);

        redrive(document(42, "Between", "version = 4"), FIRST);
        superseded(true);
        assertThat(line.tally.told()).isEqualTo(2);
    }

    @Test
    void isNewerByItsVersion() {
        line.advance(Duration.ofMinutes(1));
        line.send(document(42, "Older", "version = 4"));

        redrive(document(42, "Newer", "version = 5"), FIRST);

        superseded(false);
    }

    /** In doubt nothing is published. */
    @Test
    void aRedrivenWithdrawalIsNeverSuperseded() {
        line.advance(Duration.ofMinutes(1));
        line.send(document(42, "Ships"));

        redrive(document(42, "Ships", "status = \"withdrawn\""), FIRST);

        superseded(false);
        assertThat(line.tally.told()).isEqualTo(2);
    }

    @Test
    void orderOfArrivalCountsForAllOtherDocuments() {
        line.advance(Duration.ofMinutes(1));
        line.send(document(42, "Newer"));

        line.send(null, document(42, "Older"), "wireroom-first-timestamp", FIRST.toString());

        superseded(false);
        assertThat(line.tally.told()).isEqualTo(2);
    }
}
