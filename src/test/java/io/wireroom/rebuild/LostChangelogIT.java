package io.wireroom.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.streams.Feed;
import io.wireroom.streams.PipelineRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Losses on a real broker: the changelogs of the ledger, and the topic of articles. */
@ExtendWith(KafkaBroker.class)
class LostChangelogIT {
    private final KafkaBroker.Running kafka;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private LossFixture lost;

    LostChangelogIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void topics() {
        lost = new LossFixture(kafka, folder);
    }

    @Test
    void restoresTheLedgerAfterTheChangelogsAreLost() throws Exception {
        try (PipelineRunner first = lost.pipeline()) {
            lost.send(
                    Feed.document(1, "Ships"),
                    Feed.document(2, "Trains"),
                    Feed.document(3, "Planes"),
                    "4".getBytes(UTF_8));
            lost.send(Feed.document(1, "Boats"), "2".getBytes(UTF_8));
            String soon = Instant.now().plusSeconds(15).toString(); // later than this pipeline's end
            lost.send(Feed.document(5, "Later", "embargo = \"" + soon + "\""));
            assertThatThrownBy(() -> lost.restore().run(false))
                    .isInstanceOf(RebuildRefusedException.class)
                    .hasMessageContaining("has members");
            assertThat(first.isAlive()).isTrue();
        }
        assertThatThrownBy(() -> lost.restore().run(false))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("not empty");
        lost.delete(lost.changelog.topics());

        assertThatThrownBy(lost::requireLedger).hasMessageContaining("Run ledger-restore");

        LedgerRestore.Report report = lost.restore().run(false);

        lost.requireLedger();
        assertThat(report).isEqualTo(new LedgerRestore.Report(2, 1, 1, 1, 1, 0, 0, true));
        assertThat(lost.restore().run(true)).isEqualTo(report);
        List<String> before = lost.events();
        try (PipelineRunner second = lost.pipeline()) {
            lost.send(
                    Feed.document(1, "Boats"),
                    Feed.document(3, "Planes"),
                    Feed.document(2, "Trains"),
                    Feed.document(4, "Never"));
            assertThat(lost.events().stream().filter(event -> !event.startsWith("5:")))
                    .containsExactlyElementsOf(before);
            lost.send(Feed.document(1, "Canoes"));
            lost.await(lost.names.normalized(), before.size() + 2);
            assertThat(second.isAlive()).isTrue();
        }
        List<String> after = new ArrayList<>(lost.events());
        before.forEach(after::remove);
        assertThat(after).containsExactlyInAnyOrder("1:3 updated", "5:1 published");
        assertThat(lost.read(lost.names.normalized()).stream()
                        .filter(record -> LossFixture.header(record, "ce_id").startsWith("1:"))
                        .map(LossFixture::path))
                .containsOnly("/202601/1-ships");
    }

    @Test
    void aNewPipelineStartsWithoutALedger() {
        lost.requireLedger();
        try (KafkaProducer<byte[], byte[]> aborting = kafka.producer(Map.of("transactional.id", lost.application))) {
            aborting.initTransactions();
            aborting.beginTransaction();
            KafkaBroker.Running.await(
                    aborting.send(new ProducerRecord<>(lost.names.normalized(), "7".getBytes(UTF_8))));
            aborting.abortTransaction();

            lost.requireLedger();
        }
    }

    @Test
    void refillsTheTopicFromTheLedgerAndASnapshot() throws Exception {
        try (PipelineRunner first = lost.pipeline()) {
            lost.send(Feed.document(1, "Ships"), Feed.document(2, "Trains"), Feed.document(3, "Planes"));
            lost.send(Feed.document(1, "Boats", "tags = [\"sea\"]"), "2".getBytes(UTF_8));
            assertThat(first.isAlive()).isTrue();
        }
        Map<String, Edition> truth = lost.latest();
        Path snapshot = lost.snapshot(truth);
        KafkaFixture.recreate(kafka, lost.names.normalized());
        assertThatThrownBy(() -> lost.restore().run(true)).hasMessageContaining("run republish first");

        Republish republish = new Republish(lost.settings(), "https://news.example", "https://wire.example/s");
        Republish.Report report = republish.run(snapshot, false);

        assertThat(report).isEqualTo(new Republish.Report(2, 1, 0, 0, 0, List.of()));
        assertThat(lost.latest()).isEqualTo(truth);
        assertThat(lost.events()).containsExactlyInAnyOrder("1:2 updated", "3:1 published", "2:2 withdrawn");
        assertThat(republish.run(snapshot, false)).isEqualTo(new Republish.Report(0, 0, 3, 0, 0, List.of()));
        List<String> before = lost.events();
        try (PipelineRunner second = lost.pipeline()) {
            lost.send(Feed.document(1, "Boats", "tags = [\"sea\"]"), Feed.document(2, "Trains"));
            assertThat(lost.events()).isEqualTo(before);
            assertThat(second.isAlive()).isTrue();
        }
        lost.delete(lost.changelog.topics());
        assertThat(lost.restore().run(false)).isEqualTo(new LedgerRestore.Report(2, 1, 0, 0, 0, 0, 0, true));
    }

    @Test
    void reportsArticlesMissingInTheSnapshot() throws Exception {
        Path snapshot;
        try (PipelineRunner first = lost.pipeline()) {
            lost.send(Feed.document(1, "Ships"), Feed.document(2, "Trains"), Feed.document(3, "Planes"));
            Map<String, Edition> old = lost.latest();
            lost.send(Feed.document(1, "Boats"), "3".getBytes(UTF_8));
            assertThat(first.isAlive()).isTrue();
            snapshot = lost.snapshot(List.of((Article) old.get("1"), (Article) old.get("3")));
        }
        KafkaFixture.recreate(kafka, lost.names.normalized());

        Republish republish = new Republish(lost.settings(), "https://news.example", "https://wire.example/s");
        assertThat(republish.run(snapshot, false)).isEqualTo(new Republish.Report(0, 1, 0, 1, 1, List.of(1L, 2L)));
        assertThatThrownBy(() -> republish.run(snapshot, true)).hasMessageContaining("is not empty");
        Files.writeString(snapshot, "{}\n");
        assertThatThrownBy(() -> republish.run(snapshot, false)).hasMessageContaining("line 1: not an article");
        Files.writeString(snapshot, "");
        assertThatThrownBy(() -> republish.run(snapshot, false)).hasMessageContaining("not a complete snapshot");
    }
}
