package io.wireroom.kafka.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Result;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.imports.Archives;
import io.wireroom.imports.ImportLimits;
import io.wireroom.imports.ImportProgress;
import io.wireroom.imports.TarGzImport;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicPolicy;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(KafkaBroker.class)
class IngestProducerIT {
    private final KafkaBroker.Running kafka;

    IngestProducerIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
    }

    @Test
    void sendsADocumentWithKeyAndHeaders() {
        String topic = kafka.topic("ingest", 4);
        var document = new Submission(
                new ArticleId(126642), "+++\n".getBytes(UTF_8), "text/markdown", Map.of("traceparent", "00-ab-cd-01"));

        SendResult result = put(topic, document);

        ConsumerRecord<byte[], byte[]> found = KafkaFixture.read(kafka, topic).getFirst();
        assertThat(result).isEqualTo(new SendResult.Accepted(topic, found.partition(), found.offset()));
        assertThat(found.key()).asString(UTF_8).isEqualTo("126642");
        assertThat(found.value()).isEqualTo(document.value());
        assertThat(found.headers().lastHeader("content-type").value())
                .asString(UTF_8)
                .isEqualTo("text/markdown");
        assertThat(found.headers().lastHeader("traceparent").value())
                .asString(UTF_8)
                .isEqualTo("00-ab-cd-01");
    }

    @Test
    void sendsSlightlyOversizedDocumentsToThePipeline() {
        String topic = kafka.topic("ingest", 1, Map.of("max.message.bytes", "" + TopicPolicy.INGEST_BYTES));

        assertThat(put(topic, new Submission(null, random(3 << 20)))).isInstanceOf(SendResult.Accepted.class);
    }

    @Test
    void refusesDocumentsBeyondTheLimitOfProducerOrTopic() {
        String small = kafka.topic("ingest", 1, Map.of("max.message.bytes", "10000"));

        assertThat(put(small, new Submission(null, random(20_000)))).isEqualTo(new SendResult.TooLarge(20_000));
        assertThat(put(small, new Submission(null, random(5 << 20)))).isEqualTo(new SendResult.TooLarge(5 << 20));
    }

    @Test
    void isUnavailableWithoutTheTopicWithoutKafkaAndAfterClosing() {
        Map<String, String> impatient = Map.of("max.block.ms", "300");
        var document = new Submission(null, new byte[1]);
        try (var producer = new IngestProducer(
                new KafkaSettings(kafka.bootstrapServers(), impatient), kafka.unusedName("missing"))) {
            assertThat(result(producer, document)).isInstanceOf(SendResult.Unavailable.class);
        }
        IngestProducer closed = new IngestProducer(new KafkaSettings("127.0.0.1:9", impatient), "ingest");
        assertThat(result(closed, document)).isInstanceOf(SendResult.Unavailable.class);
        closed.close();
        assertThat(result(closed, document)).isInstanceOf(SendResult.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void compressesLikeAnyClient(String compression) {
        String topic = kafka.topic("ingest", 1);
        var settings = new KafkaSettings(kafka.bootstrapServers(), Map.of("compression.type", compression));
        byte[] document = "word ".repeat(1_000).getBytes(UTF_8);
        try (var producer = new IngestProducer(settings, topic)) {
            assertThat(result(producer, new Submission(null, document))).isInstanceOf(SendResult.Accepted.class);
        }
        assertThat(KafkaFixture.read(kafka, topic).getFirst().value()).isEqualTo(document);
    }

    @Test
    void sendsManyDocuments() throws Exception {
        String topic = kafka.topic("ingest", 4);
        Archives archive = new Archives();
        for (int id = 1; id <= 5_000; id++) {
            archive.file(id + "-slug.md", random(4_000));
        }
        try (var producer = new IngestProducer(KafkaFixture.settings(kafka), topic)) {
            ImportProgress end = new TarGzImport(producer, ImportLimits.DEFAULT)
                    .read(
                            new ByteArrayInputStream(archive.tarGz()),
                            (document, type) -> Result.ok(new ArticleId(document.length)),
                            Map.of(),
                            progress -> {});
            assertThat(end.accepted()).isEqualTo(5_000);
        }
        assertThat(KafkaFixture.read(kafka, topic)).hasSize(5_000);
    }

    private SendResult put(String topic, Submission document) {
        try (var producer = new IngestProducer(KafkaFixture.settings(kafka), topic)) {
            return result(producer, document);
        }
    }

    private static SendResult result(Intake intake, Submission document) {
        return intake.put(document).toCompletableFuture().join();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
