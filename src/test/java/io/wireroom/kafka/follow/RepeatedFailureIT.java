package io.wireroom.kafka.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.imports.Read;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.follow.RecordDecoder.Decoded;
import io.wireroom.kafka.follow.TopicFollower.FollowedLog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
@Timeout(60)
class RepeatedFailureIT {
    /** As many as a follower reads without a refresh, because more are waiting. */
    private static final int MANY = 300;

    private static final FollowerSettings CHECKS_AFTER_EACH_POLL = new FollowerSettings(
            1_000_000, Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO, Duration.ofMillis(50), Duration.ZERO);

    private final KafkaBroker.Running kafka;
    private final String topic;
    private final MemorySink sink = new MemorySink();
    private final AtomicBoolean unstable = new AtomicBoolean();
    private final AtomicInteger checks = new AtomicInteger();

    RepeatedFailureIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.topic = kafka.topic("normalized", 1);
    }

    @Test
    void whatWasAppliedBeforeASecondFailureIsVisibleAndDurable() throws Exception {
        var settings = new KafkaSettings(kafka.bootstrapServers(), Map.of());
        try (var topics = new Topics(settings, TopicNames.DEFAULT)) {
            String identity = topics.identity(topic).orElseThrow();
            var log = new FollowedLog(topic, identity, () -> identity(identity));
            try (var follower = new TopicFollower<>(
                    settings, CHECKS_AFTER_EACH_POLL, log, sink, RepeatedFailureIT::decode, _ -> {})) {
                follower.start();
                KafkaFixture.until(() -> follower.status().caughtUp());
                unstable.set(true);
                KafkaFixture.until(() -> follower.status().failure() != null);

                writeAtOnce();
                KafkaFixture.until(() -> sink.next(0) >= MANY);
                int seen = checks.get();
                KafkaFixture.until(() -> checks.get() >= seen + 4);
                assertThat(sink.seen()).hasSize(MANY);
                assertThat(sink.commits()).isEqualTo(1);
            }
        }
    }

    /** While Kafka is unstable, each reader's first check succeeds, and the one after its first poll fails. */
    private Optional<String> identity(String identity) {
        if (unstable.get() && checks.incrementAndGet() % 2 == 0) {
            throw new TimeoutException("unstable");
        }
        return Optional.of(identity);
    }

    private void writeAtOnce() {
        try (var producer = kafka.producer(Map.of("transactional.id", kafka.unusedName("test")))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < MANY; i++) {
                Future<?> _ = producer.send(new ProducerRecord<>(topic, 0, null, "text".getBytes(UTF_8)));
            }
            producer.commitTransaction();
        }
    }

    private static Decoded<Read> decode(ConsumerRecord<byte[], byte[]> record) {
        return new Decoded.Change<>(new Read(new String(record.value(), UTF_8)));
    }
}
