package io.wireroom.service.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import io.wireroom.assets.Newsroom;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.CloudEvent;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.TopicOffsets;
import io.wireroom.kafka.client.Topics;
import io.wireroom.ops.ArchiveMeters;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.trace.Traces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of articles with one partition, and the archives that follow it. */
final class ArchiveTopic implements AutoCloseable {
    private final KafkaSettings settings;
    private final String name;
    private final Topics topics;

    ArchiveTopic(KafkaBroker.Running kafka) {
        this.settings = new KafkaSettings(kafka.bootstrapServers(), Map.of("metadata.max.age.ms", "300"));
        this.name = kafka.topic("normalized", 1);
        this.topics = new Topics(settings, TopicNames.DEFAULT);
    }

    String name() {
        return name;
    }

    Optional<TopicOffsets.Range> range(int partition) {
        return topics.offsets().range(name, partition);
    }

    /** An archive of the topic that commits every 200 ms. */
    ArchiveService service(
            Path folder,
            ArchiveService.Opener opener,
            CopyService copies,
            ArchiveAccess reading,
            MeterRegistry metrics) {
        return service(folder, opener, copies, Duration.ofMillis(200), reading, metrics);
    }

    ArchiveService service(
            Path folder,
            ArchiveService.Opener opener,
            CopyService copies,
            Duration commitEvery,
            ArchiveAccess reading,
            MeterRegistry metrics) {
        return new ArchiveService(
                folder,
                opener,
                copies,
                commitEvery,
                name,
                settings,
                topics,
                reading,
                new ArchiveMeters(metrics, Set.of(), Clock.systemUTC()),
                Traces.OFF);
    }

    /** Publishes articles with these ids, inclusive. */
    void publish(long first, long last) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", settings.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long id = first; id <= last; id++) {
                Article article = Newsroom.article(id, "Title " + id);
                ProducerRecord<byte[], byte[]> event =
                        new ProducerRecord<>(name, Long.toString(id).getBytes(UTF_8), ArticleJson.write(article));
                event.headers().add("ce_type", (CloudEvent.TYPE_PREFIX + ChangeType.PUBLISHED).getBytes(UTF_8));
                producer.send(event).get();
            }
        }
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20); // the test's timeout ends it
        }
    }

    @Override
    public void close() {
        topics.close();
    }
}
