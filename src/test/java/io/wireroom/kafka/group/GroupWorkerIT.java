package io.wireroom.kafka.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.follow.RecordDecoder.Decoded;
import io.wireroom.retry.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
@Timeout(60)
class GroupWorkerIT {
    private final KafkaBroker.Running kafka;
    private final String topic;
    private final String group;
    private final Map<String, AtomicInteger> worked = new ConcurrentHashMap<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Watch listener = new Watch();

    GroupWorkerIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.topic = kafka.topic("normalized", 3);
        this.group = kafka.unusedName("group");
    }

    @Test
    void processesExistingAndNewRecords() throws Exception {
        write(0, 500);
        try (var worker = worker("p")) {
            worker.start();
            KafkaFixture.until(() -> worked.size() == 500);
            write(500, 510);
            KafkaFixture.until(() -> worked.size() == 510);
            KafkaFixture.until(() -> listener.lag.get() == 0);
        }
        assertThat(committed()).isEqualTo(510);
        assertThat(mostAtOnce.get()).isBetween(2, 4);
    }

    @Test
    void commitsProcessedRecordsOnly() throws Exception {
        away.set(true);
        write(0, 50);
        try (var worker = worker("p")) {
            worker.start();
            KafkaFixture.until(() -> listener.failures.get() > 20 && listener.lag.get() == 50);
            assertThat(committed()).isZero();
            away.set(false);
            KafkaFixture.until(() -> worked.size() == 50 && listener.lag.get() == 0);
        }
        assertThat(committed()).isEqualTo(50);
        assertThat(worked.values()).allMatch(times -> times.get() == 1);
    }

    @Test
    void resumesAfterACloseDuringFailures() throws Exception {
        write(0, 300);
        try (var worker = worker("p")) {
            worker.start();
            KafkaFixture.until(() -> worked.size() >= 100);
            away.set(true);
            KafkaFixture.until(() -> listener.failures.get() > 0);
        }
        away.set(false);
        try (var worker = worker("p")) {
            worker.start();
            KafkaFixture.until(() -> worked.size() == 300);
        }
    }

    @Test
    void sharesPartitionsAndTakesOverThoseOfALeavingMember() throws Exception {
        try (var first = worker("p")) {
            first.start();
            try (var second = worker("p")) {
                second.start();
                for (int i = 0; i < 20; i++) {
                    write(i * 20, i * 20 + 20);
                    Thread.sleep(50);
                }
            }
            KafkaFixture.until(() -> worked.size() == 400);
        }
        assertThat(committed()).isEqualTo(400);
    }

    @Test
    void restartsForAnotherPurpose() throws Exception {
        write(0, 30);
        for (String purpose : List.of("one", "two", "one")) {
            worked.clear();
            try (var worker = worker(purpose)) {
                worker.start();
                KafkaFixture.until(() -> worked.size() == 30);
                KafkaFixture.until(() -> listener.lag.get() == 0);
            }
        }
        worked.clear();
        try (var worker = worker("one")) {
            worker.start();
            write(30, 31);
            KafkaFixture.until(() -> worked.containsKey("30"));
            assertThat(worked).hasSize(1);
        }
    }

    @Test
    void skipsRecordsThatCauseADefect() throws Exception {
        write(0, 5);
        send("defect", "defect");
        write(5, 10);
        try (var worker = worker("p")) {
            worker.start();
            KafkaFixture.until(() -> worked.size() == 10 && listener.lag.get() == 0);
        }
        assertThat(listener.skipped).hasValue(1);
    }

    @Test
    void processesTheLatestRecordOfAKeyLast() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of())) {
            for (int i = 0; i < 900; i++) {
                var _ = producer.send(new ProducerRecord<>(topic, "same".getBytes(UTF_8), ("" + i).getBytes(UTF_8)));
            }
        }
        try (var worker = worker("p")) {
            worker.start();
            KafkaFixture.until(() -> worked.containsKey("899"));
        }
        assertThat(mostAtOnce).hasValue(1);
        assertThat(worked.size()).isLessThan(900);
    }

    @Test
    void skipsUncommittedRecords() throws Exception {
        try (var producer = kafka.producer(Map.of("transactional.id", group))) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(topic, "a".getBytes(UTF_8), "aborted".getBytes(UTF_8)));
            producer.flush();
            producer.abortTransaction();
        }
        write(0, 5);
        try (var worker = worker("p")) {
            worker.start();
            KafkaFixture.until(() -> worked.size() == 5 && listener.lag.get() == 0);
        }
        assertThat(worked).doesNotContainKey("aborted");
    }

    private GroupWorker<String> worker(String purpose) {
        Backoff retries = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100));
        GroupSettings settings = new GroupSettings(group, purpose, 4, 40, retries);
        return new GroupWorker<>(
                KafkaFixture.settings(kafka),
                topic,
                settings,
                record -> new Decoded.Change<>(new String(record.value(), UTF_8)),
                this::work,
                listener);
    }

    private void work(String value) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            Thread.sleep(2);
            if (away.get()) {
                throw new IOException("away");
            }
            if (value.equals("defect")) {
                throw new IllegalStateException("a defect");
            }
            worked.computeIfAbsent(value, key -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void write(int from, int to) {
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of())) {
            for (int i = from; i < to; i++) {
                byte[] text = ("" + i).getBytes(UTF_8);
                var _ = producer.send(new ProducerRecord<>(topic, text, text));
            }
        }
    }

    private void send(String key, String value) {
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of())) {
            var _ = producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
        }
    }

    /** Number of records with committed positions. */
    private long committed() {
        var positions = KafkaBroker.Running.await(
                kafka.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return IntStream.range(0, 3)
                .mapToObj(partition -> positions.get(new TopicPartition(topic, partition)))
                .mapToLong(position -> position == null ? 0 : position.offset())
                .sum();
    }

    private static final class Watch implements GroupListener {
        final AtomicLong lag = new AtomicLong(-1);
        final AtomicInteger failures = new AtomicInteger();
        final AtomicInteger skipped = new AtomicInteger();

        @Override
        public void lag(long records) {
            lag.set(records);
        }

        @Override
        public void failed(IOException why) {
            failures.incrementAndGet();
        }

        @Override
        public void skipped(RuntimeException why) {
            skipped.incrementAndGet();
        }
    }
}
