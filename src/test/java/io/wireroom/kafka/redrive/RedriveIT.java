package io.wireroom.kafka.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.journal.Provenance;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.TopicPolicy;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.redrive.RedriveReport.RejectedPlace;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class RedriveIT {
    private static final long LONG_AGO = 1_750_000_000_000L;
    private static final int LARGE = 5 << 20;

    private final KafkaBroker.Running kafka;
    private final TopicNames names;
    private boolean force;

    RedriveIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.names = KafkaFixture.unusedNames(kafka);
    }

    @BeforeEach
    void makeTopics() {
        kafka.create(names.ingest(), 2, keptForEver(TopicPolicy.INGEST_BYTES));
        kafka.create(names.rejected(), 2, keptForEver(TopicPolicy.REJECTED_BYTES));
    }

    @Test
    void sendsTheOriginalKeyValueAndHeaders() {
        long before = System.currentTimeMillis();
        reject(1, "title.missing", "x-own", "kept");

        assertThat(run(RedriveSelection.ALL)).isEqualTo(new RedriveReport(1, 1, 0, 0, 0, true, List.of()));

        ConsumerRecord<byte[], byte[]> again =
                KafkaFixture.read(kafka, names.ingest()).getFirst();
        assertThat(again.key()).asString(UTF_8).isEqualTo("key");
        assertThat(again.value()).asString(UTF_8).isEqualTo("document 1");
        assertThat(again.timestamp()).isGreaterThanOrEqualTo(before);
        assertThat(headers(again))
                .containsExactly(
                        "x-own=kept",
                        "wireroom-redriven=1",
                        "wireroom-redrive-of=0-0",
                        "wireroom-first-timestamp=" + Instant.ofEpochMilli(LONG_AGO),
                        "wireroom-by=ann");
    }

    @Test
    void countsRedrives() {
        reject(1, "internal", Provenance.REDRIVEN, "41");
        reject(2, "internal", Provenance.REDRIVEN, "nonsense");

        run(RedriveSelection.ALL);

        assertThat(KafkaFixture.read(kafka, names.ingest()))
                .flatExtracting(RedriveIT::headers)
                .filteredOn(header -> header.startsWith("wireroom-redriven="))
                .containsExactlyInAnyOrder("wireroom-redriven=42", "wireroom-redriven=1");
    }

    /** Where the brokers write timestamps of their own, the record's is not the first one. */
    @Test
    void keepsTheFirstTimestampThroughRepeatedRedrives() {
        reject(1, "internal", Provenance.REDRIVEN, "1", Provenance.FIRST, "2020-01-01T00:00:00Z");

        run(RedriveSelection.ALL);

        assertThat(KafkaFixture.read(kafka, names.ingest()))
                .flatExtracting(RedriveIT::headers)
                .contains("wireroom-first-timestamp=2020-01-01T00:00:00Z");
    }

    @Test
    void replacesExistingRedriveHeaders() {
        force = true;
        reject(
                1,
                "internal",
                Provenance.BY,
                "mallory",
                Provenance.FORCE,
                "false",
                Provenance.FIRST,
                "2099-01-01T00:00:00Z");

        run(RedriveSelection.ALL);

        assertThat(KafkaFixture.read(kafka, names.ingest()))
                .flatExtracting(RedriveIT::headers)
                .contains("wireroom-by=ann", "wireroom-redrive-force=true")
                .doesNotContain(
                        "wireroom-by=mallory",
                        "wireroom-redrive-force=false",
                        "wireroom-first-timestamp=2099-01-01T00:00:00Z");
    }

    /** Otherwise whoever redrives a selection would permit what was forbidden. */
    @Test
    void keepsTheSourcesThatTheFirstSenderMayChange() {
        reject(1, "source.forbidden", Provenance.SOURCES, "ibn");

        run(RedriveSelection.ALL);

        assertThat(KafkaFixture.read(kafka, names.ingest()))
                .flatExtracting(RedriveIT::headers)
                .contains("wireroom-sources=ibn");

        force = true;
        run(RedriveSelection.ALL);

        assertThat(KafkaFixture.read(kafka, names.ingest()))
                .flatExtracting(RedriveIT::headers)
                .contains("wireroom-redrive-force=true")
                .filteredOn("wireroom-sources=ibn"::equals)
                .hasSize(2);
    }

    @Test
    void selectsByCode() {
        reject(1, "internal");
        reject(2, "title.missing");

        RedriveReport report = run(new RedriveSelection(null, 0, Long.MAX_VALUE, Set.of("internal"), 10));

        assertThat(report).isEqualTo(new RedriveReport(2, 1, 1, 0, 0, true, List.of()));
    }

    @Test
    void selectsByPosition() {
        for (int document = 0; document < 10; document++) {
            reject(document, "internal");
        }
        RedriveReport report = run(new RedriveSelection(0, 3, 6, Set.of(), Long.MAX_VALUE));

        assertThat(report).isEqualTo(new RedriveReport(3, 3, 0, 0, 0, true, List.of()));
        assertThat(KafkaFixture.read(kafka, names.ingest()))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder("document 3", "document 4", "document 5");
        assertThat(run(new RedriveSelection(1, 0, Long.MAX_VALUE, Set.of(), 9)).read())
                .isZero();
    }

    @Test
    void respectsTheMaximum() {
        for (int document = 0; document < 5; document++) {
            reject(document, "internal");
        }
        RedriveReport report = run(new RedriveSelection(null, 0, Long.MAX_VALUE, Set.of(), 2));

        assertThat(report).isEqualTo(new RedriveReport(2, 2, 0, 0, 0, false, List.of()));
    }

    /** Its producer compressed it, so that the ingest topic took it; here it counts with all its bytes, and is compressed again. */
    @Test
    void sendsALargeDocumentThatCompresses() {
        reject("x".repeat(LARGE).getBytes(UTF_8));

        assertThat(run(RedriveSelection.ALL)).isEqualTo(new RedriveReport(1, 1, 0, 0, 0, true, List.of()));
        assertThat(KafkaFixture.read(kafka, names.ingest()).getFirst().value()).hasSize(LARGE);
    }

    @Test
    void skipsOversizedDocuments() {
        byte[] incompressible = new byte[LARGE];
        new Random(1).nextBytes(incompressible);
        reject(1, "internal");
        reject(incompressible);
        reject(2, "internal");

        RedriveReport report = run(RedriveSelection.ALL);

        assertThat(report).isEqualTo(new RedriveReport(3, 2, 0, 1, 0, true, List.of(new RejectedPlace(0, 1, LARGE))));
        assertThat(KafkaFixture.read(kafka, names.ingest()))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder("document 1", "document 2");
    }

    @Test
    void stopsWhenKafkaAcceptsNothing() {
        reject(1, "internal");
        KafkaBroker.Running.await(
                kafka.admin().deleteTopics(List.of(names.ingest())).all());

        RedriveReport report = run(RedriveSelection.ALL);

        assertThat(report).isEqualTo(new RedriveReport(1, 0, 0, 0, 1, false, List.of()));
    }

    /** The documents are old. */
    private static Map<String, String> keptForEver(int largest) {
        return Map.of("retention.ms", "-1", "max.message.bytes", Integer.toString(largest));
    }

    private RedriveReport run(RedriveSelection selection) {
        var settings = new KafkaSettings(kafka.bootstrapServers(), Map.of("max.block.ms", "500"));
        try (var producer = IngestProducer.ofLargeRecords(settings, names.ingest())) {
            return new Redrive(settings, names, producer, new RedrivenRecord.Options("ann", force)).run(selection);
        }
    }

    private void reject(int document, String code, String... more) {
        reject(("document " + document).getBytes(UTF_8), code, more);
    }

    private void reject(byte[] document) {
        reject(document, "too-large");
    }

    private void reject(byte[] document, String code, String... more) {
        var record = new ProducerRecord<byte[], byte[]>(names.rejected(), 0, LONG_AGO, "key".getBytes(UTF_8), document);
        for (int i = 0; i < more.length; i += 2) {
            record.headers().add(more[i], more[i + 1].getBytes(UTF_8));
        }
        record.headers().add("wireroom-error-code", code.getBytes(UTF_8));
        record.headers().add("wireroom-error-offset", "7".getBytes(UTF_8));
        try (var producer = kafka.producer(Map.of("max.request.size", 2 * LARGE))) {
            KafkaBroker.Running.await(producer.send(record));
        }
    }

    private static List<String> headers(ConsumerRecord<?, ?> record) {
        return Arrays.stream(record.headers().toArray())
                .map((Header header) -> header.key() + "=" + new String(header.value(), UTF_8))
                .toList();
    }
}
