package io.wireroom.kafka.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import io.wireroom.article.ArticleId;
import io.wireroom.broker.EmbeddedKafka;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.imports.Read;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.follow.FollowerStatus.End;
import io.wireroom.kafka.follow.RecordDecoder.Decoded;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.intake.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
@Timeout(60)
class TopicFollowerIT {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final FollowerSettings HASTY = hasty(1_000_000, Duration.ofDays(1), Duration.ofMillis(200));

    private final KafkaBroker.Running kafka;
    private final String topic;
    private final MemorySink sink = new MemorySink();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final KafkaSettings settings;
    private final Topics topics;

    TopicFollowerIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.topic = kafka.topic("normalized", 2);
        this.settings = new KafkaSettings(kafka.bootstrapServers(), Map.of("metadata.max.age.ms", "300"));
        this.topics = new Topics(settings, TopicNames.DEFAULT);
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void catchesUpAndThenFollows() throws Exception {
        write(0, "a", "b");
        write(1, "c");
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
            assertThat(sink.seen()).containsExactlyInAnyOrder("a", "b", "c");

            write(1, "news");
            KafkaFixture.until(() -> sink.seen().contains("news"));
            KafkaFixture.until(() -> follower.status().lag() == 0);
        }
    }

    @Test
    void isCaughtUpWithAnEmptyLog() throws Exception {
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
        }
    }

    @Test
    void skipsUncommittedRecords() throws Exception {
        try (var producer = kafka.producer(Map.of("transactional.id", kafka.unusedName("test")));
                var follower = follow()) {
            producer.initTransactions();
            transact(producer, "aborted");
            producer.abortTransaction();
            transact(producer, "open");
            KafkaFixture.until(() -> follower.status().caughtUp());
            assertThat(sink.seen()).isEmpty();

            producer.commitTransaction();
            KafkaFixture.until(() -> !sink.seen().isEmpty());
            assertThat(sink.seen()).containsExactly("open");
        }
    }

    @Test
    void resumesAtTheArchivesPositions() throws Exception {
        write(0, "a", "b");
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
        }
        write(0, "c");
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
            assertThat(follower.status().applied()).isEqualTo(1);
        }
        assertThat(sink.seen()).containsExactly("a", "b", "c");
    }

    @Test
    void commitsWhenClosed() throws Exception {
        write(0, "a");
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
            assertThat(sink.commits()).isZero();
        }
        assertThat(sink.commits()).isEqualTo(1);
        assertThat(ended()).isEqualTo(new End.Closed());
    }

    @Test
    void commitsByCountAndByTime() throws Exception {
        write(0, "a", "b", "c");
        var often = hasty(3, Duration.ofMillis(200), Duration.ofDays(1));
        try (var follower = follow(often, settings)) {
            KafkaFixture.until(() -> sink.commits() == 1);
            write(0, "d");
            KafkaFixture.until(() -> sink.commits() == 2);
            assertThat(follower.status().applied()).isEqualTo(4);
        }
    }

    @Test
    void findsNewPartitions() throws Exception {
        write(0, "old");
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
            KafkaBroker.Running.await(kafka.admin()
                    .createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                    .all());
            write(2, "new");
            KafkaFixture.until(() -> sink.seen().contains("new"));
        }
        assertThat(sink.seen()).containsExactly("old", "new");
    }

    @Test
    void skipsUnreadableRecords() throws Exception {
        write(0, "a", "foreign", "b");
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
            assertThat(follower.status().unreadable()).isEqualTo(1);
        }
        assertThat(sink.seen()).containsExactly("a", "b");
        assertThat(sink.next(0)).isEqualTo(3);
    }

    @Test
    void endsWhenTheTopicWasRecreated() throws Exception {
        write(0, "a");
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
            KafkaFixture.recreate(kafka, topic);
            assertThat(ended()).isInstanceOf(End.LogReplaced.class);
        }
        assertThat(sink.commits()).as("commits of positions of another log").isLessThanOrEqualTo(1);
    }

    @Test
    void endsWhenTheLogBeginsBeyondTheArchive() throws Exception {
        write(0, "a", "b", "c");
        sink.next.put(0, 1L);
        deleteBefore(2);
        try (var follower = follow()) {
            assertThat(ended()).isInstanceOf(End.LogReplaced.class);
            assertThat(follower.status().caughtUp()).isFalse();
        }
    }

    @Test
    void endsWhenTheLogEndsBeforeTheArchive() throws Exception {
        write(0, "a");
        sink.next.put(0, 100L);
        try (var _ = follow()) {
            assertThat(ended()).isInstanceOf(End.LogReplaced.class);
        }
    }

    @Test
    void startsAtTheFirstAvailableOffset() throws Exception {
        write(0, "a", "b", "c");
        deleteBefore(2);
        try (var follower = follow()) {
            KafkaFixture.until(() -> follower.status().caughtUp());
        }
        assertThat(sink.seen()).containsExactly("c");
    }

    @Test
    void endsWhenTheArchiveFails() throws Exception {
        sink.failure = new IOException("disk full");
        write(0, "a");
        try (var _ = follow()) {
            assertThat(ended()).isEqualTo(new End.Failed(sink.failure));
        }
    }

    @Test
    void survivesARestartOfTheBroker(@TempDir Path folder) throws Exception {
        int port = PackagedWireroom.freePort();
        EmbeddedKafka broker = EmbeddedKafka.start(folder, port);
        var own = new KafkaSettings(broker.bootstrapServers(), Map.of());
        var names = TopicNames.DEFAULT;
        try (Topics all = new Topics(own, names)) {
            all.create(1, null);
            write(own, names.normalized(), "before");
            var log = followed(names.normalized(), all);
            try (var follower = new TopicFollower<>(own, HASTY, log, sink, TopicFollowerIT::decode, end::complete)) {
                follower.start();
                KafkaFixture.until(() -> follower.status().caughtUp());
                broker.close();
                broker = EmbeddedKafka.start(folder, port);
                write(own, names.normalized(), "after");
                KafkaFixture.until(() -> sink.seen().contains("after"));
            }
        } finally {
            broker.close();
        }
        assertThat(sink.seen()).containsExactly("before", "after");
    }

    private TopicFollower<Read> follow() {
        return follow(HASTY, settings);
    }

    private TopicFollower<Read> follow(FollowerSettings pace, KafkaSettings client) {
        var log = followed(topic, topics);
        var follower = new TopicFollower<>(client, pace, log, sink, TopicFollowerIT::decode, end::complete);
        follower.start();
        return follower;
    }

    private static TopicFollower.FollowedLog followed(String topic, Topics topics) {
        return new TopicFollower.FollowedLog(topic, topics.identity(topic).orElseThrow(), () -> topics.identity(topic));
    }

    private End ended() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }

    private static Decoded<Read> decode(ConsumerRecord<byte[], byte[]> record) {
        String text = new String(record.value(), UTF_8);
        return text.equals("foreign") ? new Decoded.Unreadable<>("foreign") : new Decoded.Change<>(new Read(text));
    }

    private void write(int partition, String... values) {
        try (var producer = kafka.producer(Map.of())) {
            for (String value : values) {
                KafkaBroker.Running.await(producer.send(record(partition, value)));
            }
        }
    }

    private static void write(KafkaSettings kafka, String topic, String value) {
        try (var producer = new IngestProducer(kafka, topic)) {
            assertThat(producer.put(new Submission(new ArticleId(1), value.getBytes(UTF_8)))
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(SendResult.Accepted.class);
        }
    }

    private void transact(KafkaProducer<byte[], byte[]> producer, String value) {
        producer.beginTransaction();
        var sent = producer.send(record(0, value));
        producer.flush();
        KafkaBroker.Running.await(sent);
    }

    private ProducerRecord<byte[], byte[]> record(int partition, String value) {
        return new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8));
    }

    private void deleteBefore(long offset) {
        KafkaBroker.Running.await(kafka.admin()
                .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                .all());
    }

    private static FollowerSettings hasty(int commitAfter, Duration commitEvery, Duration topicCheckInterval) {
        return new FollowerSettings(commitAfter, commitEvery, SOON, topicCheckInterval, SOON, Duration.ZERO);
    }
}
