package io.wireroom.service.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wireroom.archive.AccessScope;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.archive.ArchiveView;
import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import io.wireroom.assets.Newsroom;
import io.wireroom.assets.S3Server;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.copies.ArchiveCopies;
import io.wireroom.copies.CopySource;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.CloudEvent;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.objects.FolderObjectStore;
import io.wireroom.objects.ObjectStore;
import io.wireroom.objects.S3ObjectStore;
import io.wireroom.ops.ArchiveMeters;
import io.wireroom.ops.CopyMeters;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Archives of several endpoints on one topic, with copies in a folder or a bucket. */
@ExtendWith(KafkaBroker.class)
@Timeout(180)
class ArchiveCopyIT {
    @TempDir
    private Path folder;

    private final KafkaBroker.Running kafka;
    private final KafkaSettings settings;
    private final String topic;
    private final Topics topics;

    ArchiveCopyIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.settings = new KafkaSettings(kafka.bootstrapServers(), Map.of("metadata.max.age.ms", "300"));
        this.topic = kafka.topic("normalized", 1);
        this.topics = new Topics(settings, TopicNames.DEFAULT);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    /** An endpoint's archive, without the endpoint. */
    private final class Replica implements AutoCloseable {
        private final ArchiveAccess reading = new ArchiveAccess();
        private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        private final ArchiveService service;

        Replica(String name, Optional<ObjectStore> store) {
            CopyService copies = new CopyService(
                    store,
                    new CopySource.Limits(Duration.ofSeconds(10), Duration.ofMinutes(1)),
                    new ArchiveCopies.Settings(Duration.ofSeconds(1), 2),
                    positions -> LogBounds.violation(positions, partition -> topics.range(topic, partition)),
                    new CopyMeters(metrics, Clock.systemUTC()));
            service = new ArchiveService(
                    folder.resolve(name),
                    (path, identity, source) -> Archive.open(path, identity, ArchiveSettings.DEFAULT, source),
                    copies,
                    Duration.ofMillis(200),
                    topic,
                    settings,
                    topics,
                    reading,
                    new ArchiveMeters(metrics, Set.of(), Clock.systemUTC()),
                    Traces.OFF);
        }

        Replica start() throws IOException {
            service.start();
            return this;
        }

        boolean startedFrom(String what) {
            return metrics.get("wireroom.archive.started")
                            .tag("from", what)
                            .gauge()
                            .value()
                    == 1;
        }

        double sent() {
            return metrics.get("wireroom.archive.copies.sent").counter().count();
        }

        double downloadFailures() {
            return metrics.get("wireroom.archive.copies.failures")
                    .tag("operation", "download")
                    .counter()
                    .count();
        }

        int articles() {
            return reading.articles();
        }

        String content() {
            StringBuilder content = new StringBuilder();
            try (ArchiveView view = reading.view()) {
                view.snapshot(AccessScope.ALL)
                        .forEach(edition -> content.append(new String(edition.json(), UTF_8))
                                .append('\n'));
                return content.append(view.positions()).toString();
            }
        }

        @Override
        public void close() {
            service.close();
        }
    }

    @Test
    void aNewReplicaStartsFromACopyInAFolderAndAnswersTheSame() throws Exception {
        startsFromACopy(() -> new FolderObjectStore(folder.resolve("copies")));
    }

    @Test
    void aNewReplicaStartsFromACopyInABucketAndAnswersTheSame() throws Exception {
        try (S3Server server = new S3Server(Files.createDirectories(folder.resolve("buckets")))) {
            startsFromACopy(() -> new S3ObjectStore(server.settings("copies/")));
        }
    }

    private interface Stores {
        ObjectStore open() throws IOException;
    }

    private void startsFromACopy(Stores stores) throws Exception {
        publish(1, 30);
        try (Replica first = new Replica("first", Optional.of(stores.open())).start()) {
            until(() -> first.articles() == 30 && first.startedFrom("log"));
            until(() -> first.sent() > 0);
            publish(31, 40);
            until(() -> first.articles() == 40);
            try (Replica second = new Replica("second", Optional.of(stores.open())).start();
                    Replica refilled = new Replica("refilled", Optional.empty()).start()) {
                until(() -> second.articles() == 40 && refilled.articles() == 40);
                assertThat(second.startedFrom("copy")).isTrue();
                assertThat(second.content()).isEqualTo(first.content()).isEqualTo(refilled.content());

                publish(41, 45);
                until(() -> second.articles() == 45 && first.articles() == 45);
                assertThat(second.content()).isEqualTo(first.content());
            }
        }
    }

    @Test
    void aCopyThatTheLogBeginsBeyondIsNotUsed() throws Exception {
        publish(1, 20);
        ObjectStore store = new FolderObjectStore(folder.resolve("copies"));
        try (Replica first = new Replica("first", Optional.of(store)).start()) {
            until(() -> first.sent() > 0);
        }
        publish(21, 30);
        kafka.admin()
                .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(25)))
                .all()
                .get();

        try (Replica second = new Replica("second", Optional.of(store)).start()) {
            until(() -> second.articles() == 5);
            assertThat(second.startedFrom("log")).isTrue();
            assertThat(second.downloadFailures()).isEqualTo(1);
        }
    }

    /** The topic is still the same one, so that only its offsets tell. */
    @Test
    void anIndexThatTheLogBeginsBeyondIsFilledAgain() throws Exception {
        publish(1, 20);
        try (Replica before = new Replica("first", Optional.empty()).start()) {
            until(() -> before.articles() == 20);
        }
        publish(21, 30);
        kafka.admin()
                .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(25)))
                .all()
                .get();

        try (Replica again = new Replica("first", Optional.empty()).start()) {
            until(() -> again.articles() == 5);
            assertThat(again.service.state().notReadyReason()).isNull();
        }
    }

    @Test
    void readinessDoesNotWaitForABucketThatIsAwayAndUploadsGoOnWhenItIsBack() throws Exception {
        publish(1, 20);
        try (S3Server server = new S3Server(Files.createDirectories(folder.resolve("buckets")))) {
            server.stopServer();
            ObjectStore store = new S3ObjectStore(server.settings("copies/"));
            try (Replica first = new Replica("first", Optional.of(store)).start()) {
                until(() -> first.articles() == 20);
                assertThat(first.startedFrom("log")).isTrue();
                assertThat(first.downloadFailures()).isEqualTo(1);
                server.restartServer();
                until(() -> first.sent() > 0);
            }
        }
    }

    private void publish(long first, long last) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", settings.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long id = first; id <= last; id++) {
                Article article = Newsroom.article(id, "Title " + id);
                ProducerRecord<byte[], byte[]> event =
                        new ProducerRecord<>(topic, Long.toString(id).getBytes(UTF_8), ArticleJson.write(article));
                event.headers().add("ce_type", (CloudEvent.TYPE_PREFIX + ChangeType.PUBLISHED).getBytes(UTF_8));
                producer.send(event).get();
            }
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20); // the test's timeout ends it
        }
    }
}
