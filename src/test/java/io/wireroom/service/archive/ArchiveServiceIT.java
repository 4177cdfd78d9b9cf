package io.wireroom.service.archive;

import static io.wireroom.service.archive.ArchiveTopic.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveStart.Reason;
import io.wireroom.archive.FillingDisk;
import io.wireroom.archive.IndexSource;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.copies.ArchiveCopies;
import io.wireroom.copies.CopySource;
import io.wireroom.ops.CopyMeters;
import io.wireroom.rest.query.ArchiveAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is under the archive goes away and comes back: the disk's room, and the topic. */
@ExtendWith(KafkaBroker.class)
@Timeout(180)
class ArchiveServiceIT {
    @TempDir
    private Path folder;

    private final KafkaBroker.Running kafka;
    private final ArchiveTopic topic;
    private final ArchiveAccess reading = new ArchiveAccess();
    private final FillingDisk disk = new FillingDisk();
    private final List<Reason> starts = new CopyOnWriteArrayList<>();

    ArchiveServiceIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.topic = new ArchiveTopic(kafka);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    private ArchiveService service() {
        return service(Duration.ofMillis(200));
    }

    private ArchiveService service(Duration commitEvery) {
        CopyService noCopies = new CopyService(
                Optional.empty(),
                new CopySource.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new ArchiveCopies.Settings(Duration.ofHours(1), 1),
                positions -> Optional.empty(),
                new CopyMeters(new SimpleMeterRegistry(), Clock.systemUTC()));
        return topic.service(folder, this::open, noCopies, commitEvery, reading, new SimpleMeterRegistry());
    }

    private Archive open(Path path, String identity, IndexSource source) throws IOException {
        Archive archive = disk.open(path, identity);
        starts.add(archive.start().reason());
        return archive;
    }

    @Test
    void recoversFromAFullDisk() throws Exception {
        try (LoggedMessages log = new LoggedMessages(ArchiveService.class);
                ArchiveService service = service()) {
            service.start();
            topic.publish(1, 1);
            until(() -> reading.articles() == 1);
            assertThat(service.state().isConnected()).isTrue();
            assertThat(service.state().notReadyReason()).isNull();

            disk.fill();
            topic.publish(2, 2);
            until(() -> !reading.isOpen());
            until(() -> String.valueOf(service.state().notReadyReason()).contains("No space left on device"));
            assertThat(service.state().isConnected()).isFalse();
            assertThat(service.state().isCaughtUp()).isFalse();
            assertThat(service.state().lag()).isEqualTo(-1);

            disk.empty();
            until(() -> reading.articles() == 2);
            until(() -> service.state().isConnected());
            assertThat(service.state().notReadyReason()).isNull();
            assertThat(log.contain("The archive is closed and opened again: the archive failed"))
                    .isTrue();
            assertThat(log.contain("rebuilt")).isFalse();
        }
    }

    @Test
    void rebuildsForARecreatedTopic() throws Exception {
        try (LoggedMessages log = new LoggedMessages(ArchiveService.class);
                ArchiveService service = service()) {
            service.start();
            topic.publish(1, 1);
            topic.publish(2, 2);
            until(() -> reading.articles() == 2);

            kafka.admin().deleteTopics(List.of(topic.name())).all().get();
            until(() -> !service.state().isConnected());
            assertThat(service.state().notReadyReason()).isNotNull();

            kafka.create(topic.name(), 1, Map.of());
            topic.publish(3, 3);
            until(() -> service.state().isConnected() && reading.articles() == 1);
            assertThat(log.contain("The archive is rebuilt: the topic was replaced"))
                    .isTrue();
        }
    }

    @Test
    void fillsAnArchiveAgainThatIsFoundToBeDamagedWhileItIsInUse() throws Exception {
        try (ArchiveService service = service()) {
            service.start();
            topic.publish(1, 1);
            until(() -> reading.articles() == 1);
        }
        loseABit();

        try (ArchiveService service = service()) {
            service.start();
            until(() -> starts.size() == 3);
            assertThat(starts).containsExactly(Reason.NEW, Reason.RESUMED, Reason.NEW);
            until(() -> reading.articles() == 1 && service.state().notReadyReason() == null);
        }
    }

    @Test
    void isOpenedAgainOnceIfItIsDamagedAndItsFollowerFails() throws Exception {
        try (ArchiveService service = service()) {
            service.start();
            topic.publish(1, 1);
            until(() -> reading.articles() == 1);
        }
        loseABit();
        topic.publish(2, 2);

        try (LoggedMessages log = new LoggedMessages(ArchiveService.class);
                ArchiveService service = service(Duration.ofDays(1))) {
            service.start();
            disk.fill(); // the follower's commit fails when it is closed, because the archive is damaged
            until(() -> String.valueOf(service.state().notReadyReason()).contains("No space left on device"));
            disk.empty();
            until(() -> starts.size() == 3);
            until(() -> reading.articles() == 2 && service.state().notReadyReason() == null);
            assertThat(starts).containsExactly(Reason.NEW, Reason.RESUMED, Reason.NEW);
            assertThat(log.contain("The archive is rebuilt: the archive is damaged"))
                    .isTrue();
            assertThat(log.contain("The archive is closed and opened again")).isFalse();
        }
    }

    /** The disk loses a bit of a body, which opening does not read. */
    private void loseABit() throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(each -> each.getFileName().toString().endsWith(".cfs"))
                    .findFirst()
                    .orElseThrow();
        }
        FileTime modified = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[new String(bytes, ISO_8859_1).indexOf("article_id")] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, modified); // nobody wrote
    }
}
