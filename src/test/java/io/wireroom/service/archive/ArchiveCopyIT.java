package io.wireroom.service.archive;

import static io.wireroom.service.archive.ArchiveTopic.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wireroom.archive.AccessScope;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.archive.ArchiveView;
import io.wireroom.assets.S3Server;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.copies.ArchiveCopies;
import io.wireroom.copies.CopySource;
import io.wireroom.objects.FolderObjectStore;
import io.wireroom.objects.ObjectStore;
import io.wireroom.objects.S3ObjectStore;
import io.wireroom.ops.CopyMeters;
import io.wireroom.rest.query.ArchiveAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
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
    private final ArchiveTopic topic;

    ArchiveCopyIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.topic = new ArchiveTopic(kafka);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    /** An endpoint's archive, without the endpoint. */
    private final class OpenArchive implements AutoCloseable {
        private final ArchiveAccess reading = new ArchiveAccess();
        private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        private final ArchiveService service;

        OpenArchive(String name, Optional<ObjectStore> store) {
            CopyService copies = new CopyService(
                    store,
                    new CopySource.Limits(Duration.ofSeconds(10), Duration.ofMinutes(1)),
                    new ArchiveCopies.Settings(Duration.ofSeconds(1), 2),
                    positions -> LogBounds.violation(positions, topic::range),
                    new CopyMeters(metrics, Clock.systemUTC()));
            service = topic.service(
                    folder.resolve(name),
                    (path, identity, source) -> Archive.open(path, identity, ArchiveSettings.DEFAULT, source),
                    copies,
                    reading,
                    metrics);
        }

        OpenArchive start() throws IOException {
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
        topic.publish(1, 30);
        try (OpenArchive first = new OpenArchive("first", Optional.of(stores.open())).start()) {
            until(() -> first.articles() == 30 && first.startedFrom("log"));
            until(() -> first.sent() > 0);
            topic.publish(31, 40);
            until(() -> first.articles() == 40);
            try (OpenArchive second = new OpenArchive("second", Optional.of(stores.open())).start();
                    OpenArchive refilled = new OpenArchive("refilled", Optional.empty()).start()) {
                until(() -> second.articles() == 40 && refilled.articles() == 40);
                assertThat(second.startedFrom("copy")).isTrue();
                assertThat(second.content()).isEqualTo(first.content()).isEqualTo(refilled.content());

                topic.publish(41, 45);
                until(() -> second.articles() == 45 && first.articles() == 45);
                assertThat(second.content()).isEqualTo(first.content());
            }
        }
    }

    @Test
    void aCopyThatTheLogBeginsBeyondIsNotUsed() throws Exception {
        topic.publish(1, 20);
        ObjectStore store = new FolderObjectStore(folder.resolve("copies"));
        try (OpenArchive first = new OpenArchive("first", Optional.of(store)).start()) {
            until(() -> first.sent() > 0);
        }
        topic.publish(21, 30);
        kafka.admin()
                .deleteRecords(Map.of(new TopicPartition(topic.name(), 0), RecordsToDelete.beforeOffset(25)))
                .all()
                .get();

        try (OpenArchive second = new OpenArchive("second", Optional.of(store)).start()) {
            until(() -> second.articles() == 5);
            assertThat(second.startedFrom("log")).isTrue();
            assertThat(second.downloadFailures()).isEqualTo(1);
        }
    }

    /** The topic is still the same one, so that only its offsets tell. */
    @Test
    void anIndexThatTheLogBeginsBeyondIsFilledAgain() throws Exception {
        topic.publish(1, 20);
        try (OpenArchive before = new OpenArchive("first", Optional.empty()).start()) {
            until(() -> before.articles() == 20);
        }
        topic.publish(21, 30);
        kafka.admin()
                .deleteRecords(Map.of(new TopicPartition(topic.name(), 0), RecordsToDelete.beforeOffset(25)))
                .all()
                .get();

        try (OpenArchive again = new OpenArchive("first", Optional.empty()).start()) {
            until(() -> again.articles() == 5);
            assertThat(again.service.state().notReadyReason()).isNull();
        }
    }

    @Test
    void readinessDoesNotWaitForABucketThatIsAwayAndUploadsGoOnWhenItIsBack() throws Exception {
        topic.publish(1, 20);
        try (S3Server server = new S3Server(Files.createDirectories(folder.resolve("buckets")))) {
            server.stopServer();
            ObjectStore store = new S3ObjectStore(server.settings("copies/"));
            try (OpenArchive first = new OpenArchive("first", Optional.of(store)).start()) {
                until(() -> first.articles() == 20);
                assertThat(first.startedFrom("log")).isTrue();
                assertThat(first.downloadFailures()).isEqualTo(1);
                server.restartServer();
                until(() -> first.sent() > 0);
            }
        }
    }
}
