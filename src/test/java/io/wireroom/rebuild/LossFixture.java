package io.wireroom.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.CommittedLog;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.config.CoreWiring;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.streams.EventAttributes;
import io.wireroom.streams.Feed;
import io.wireroom.streams.LedgerChangelog;
import io.wireroom.streams.PipelineRunner;
import io.wireroom.streams.PipelineTopology;
import io.wireroom.trace.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A pipeline on a real broker, with topics of its own, that loses some of them. */
final class LossFixture {
    private static final int MAX_EVENT = 1 << 20;
    private static final int PARTITIONS = 3;

    private final KafkaBroker.Running kafka;
    final TopicNames names;
    final String application;
    final LedgerChangelog changelog;
    private final Path folder;
    private int instances;

    LossFixture(KafkaBroker.Running kafka, Path folder) {
        this.kafka = kafka;
        this.folder = folder;
        this.names = KafkaFixture.unusedNames(kafka);
        this.application = kafka.unusedName("app");
        this.changelog = new LedgerChangelog(application, PARTITIONS);
        for (String topic : names.all()) {
            kafka.create(topic, 2, Map.of("max.message.bytes", "" + (2 << 20)));
        }
    }

    /** A pipeline with an empty folder: after a loss, nothing is left of it. */
    PipelineRunner pipeline() {
        PipelineTopology.Settings topology = new PipelineTopology.Settings(
                new PipelineTopology.Topics(
                        names.ingest(), names.normalized(), names.held(), names.rejected(), names.journal()),
                PARTITIONS,
                MAX_EVENT,
                MAX_EVENT,
                new EventAttributes("https://news.example", "https://wire.example/s"));
        PipelineRunner runner = new PipelineRunner(
                PipelineTopology.build(
                        topology,
                        CoreWiring.pipeline(
                                1 << 18, new SourceRegistry(List.of()), "https://news.example", "https://cdn.example"),
                        new Feed.Counts(),
                        Traces.OFF),
                new PipelineRunner.Settings(
                        application,
                        null,
                        1,
                        0,
                        Duration.ofMillis(40),
                        Duration.ofSeconds(10),
                        folder.resolve("streams" + instances++).toString(),
                        PipelineRunner.largestRecord(MAX_EVENT),
                        (short) 1,
                        Map.of("bootstrap.servers", kafka.bootstrapServers())));
        runner.start();
        return runner;
    }

    LedgerRestore restore() {
        return new LedgerRestore(settings(), Set.of("no.such.route"));
    }

    RebuildSettings settings() {
        return new RebuildSettings(
                KafkaFixture.settings(kafka),
                names,
                application,
                PARTITIONS,
                PipelineRunner.largestRecord(MAX_EVENT),
                (short) 1,
                folder.resolve("rebuild"),
                Duration.ofSeconds(20));
    }

    /** Sends documents, and waits until the journal has an entry for each. */
    void send(byte[]... documents) throws InterruptedException {
        int before = read(names.journal()).size();
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of())) {
            for (byte[] document : documents) {
                String id = new String(document, UTF_8).replaceAll("(?s).*article_id = ([0-9]+).*", "$1");
                boolean tombstone = document.length < 3;
                var _ = producer.send(new ProducerRecord<>(
                        names.ingest(),
                        (tombstone ? new String(document, UTF_8) : id).getBytes(UTF_8),
                        tombstone ? null : document));
            }
        }
        await(names.journal(), before + documents.length);
    }

    void await(String topic, int records) throws InterruptedException {
        KafkaFixture.until(() -> {
            pause();
            return read(topic).size() >= records;
        });
    }

    static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return CommittedLog.read(kafka.client(Map.of()), topic);
    }

    List<String> events() {
        return read(names.normalized()).stream().map(LossFixture::event).toList();
    }

    static String event(ConsumerRecord<byte[], byte[]> record) {
        return header(record, "ce_id") + " " + header(record, "ce_type").replaceFirst(".*[.]", "");
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    void delete(List<String> topics) throws InterruptedException {
        KafkaBroker.Running.await(kafka.admin().deleteTopics(topics).all());
        KafkaFixture.until(
                () -> KafkaBroker.Running.await(kafka.admin().listTopics().names()).stream()
                        .noneMatch(topics::contains));
    }

    static String path(ConsumerRecord<byte[], byte[]> record) {
        return edition(record).path();
    }

    static Edition edition(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ArticleJsonReader.read(record.value());
        } catch (MalformedEditionException e) {
            throw new AssertionError(e);
        }
    }

    Map<String, Edition> latest() {
        Map<String, Edition> latest = new TreeMap<>();
        read(names.normalized())
                .forEach(record -> latest.merge(
                        new String(record.key(), UTF_8),
                        edition(record),
                        (one, other) -> one.revision() > other.revision() ? one : other));
        return latest;
    }

    private static Stream<Article> asPartnersSee(Edition edition) {
        return edition instanceof Article article
                ? Stream.of(article.withoutFormerly().withCanonicalUrl("https://partner.example" + article.path()))
                : Stream.empty();
    }

    Path snapshot(List<Article> articles) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Article article : articles) {
            lines.append(new String(ArticleJson.write(article), UTF_8)).append('\n');
        }
        return Files.writeString(folder.resolve("snapshot"), lines + "{\"cursor\":\"AQ\"}\n");
    }

    /** The snapshot of a partner with a site of its own. */
    Path snapshot(Map<String, Edition> editions) throws Exception {
        return snapshot(
                editions.values().stream().flatMap(LossFixture::asPartnersSee).toList());
    }

    /** @throws LedgerLostException if a pipeline would not start now */
    void requireLedger() {
        try (Topics admin = new Topics(KafkaFixture.settings(kafka), names)) {
            LedgerLostException.check(KafkaFixture.settings(kafka), admin, names, changelog);
        }
    }
}
