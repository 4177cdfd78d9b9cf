package io.wireroom.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.Topics;
import io.wireroom.streams.LedgerChangelog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A local copy is used only with the changelogs that it was made from. */
@ExtendWith(KafkaBroker.class)
class LocalLedgerIT {
    private final KafkaBroker.Running kafka;
    private final LedgerChangelog changelog;
    private final Topics topics;

    @TempDir
    private Path folder;

    LocalLedgerIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.changelog = new LedgerChangelog(kafka.unusedName("app"), 1);
        this.topics = new Topics(KafkaFixture.settings(kafka), KafkaFixture.unusedNames(kafka));
    }

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(folder.resolve(changelog.applicationId()).resolve("0_1"));
        Files.writeString(store(), "rows");
        changelog.topics().forEach(topic -> kafka.create(topic, 1, Map.of()));
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private Path store() {
        return folder.resolve(changelog.applicationId()).resolve("0_1").resolve("store");
    }

    private LocalLedger local() {
        return new LocalLedger(folder, topics, changelog);
    }

    @Test
    void staysWithItsChangelogs() throws IOException {
        assertThat(local().deleteIfForeign()).isFalse();
        local().note();

        assertThat(local().deleteIfForeign()).isFalse();
        assertThat(store()).exists();
    }

    @Test
    void isDeletedIfAChangelogWasReplaced() throws IOException {
        local().note();
        KafkaFixture.recreate(kafka, changelog.held());

        assertThat(local().deleteIfForeign()).isTrue();
        assertThat(store()).doesNotExist();
        assertThat(local().deleteIfForeign()).isFalse();
    }

    @Test
    void isDeletedIfTheNoteIsCorrupted() throws IOException {
        local().note();
        Files.write(folder.resolve("changelogs"), new byte[] {(byte) 0xff, 0});

        assertThat(local().deleteIfForeign()).isTrue();
        assertThat(store()).doesNotExist();
    }

    @Test
    void isDeletedIfItWasDamaged() throws IOException {
        local().deleteAtNextStart();

        assertThat(local().deleteIfForeign()).isTrue();
        assertThat(store()).doesNotExist();
    }
}
