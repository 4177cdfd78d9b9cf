package io.wireroom.kafka.table;

import io.wireroom.kafka.client.CommittedConsumer;
import io.wireroom.kafka.client.ConsumerThread;
import io.wireroom.kafka.client.IntervalTimer;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small compacted topic from its beginning and follows it. Each instance reads the whole topic. After any Kafka error it
 * reconnects and reads the topic from its beginning again, so records are applied at least once.
 */
public final class CompactedTable implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CompactedTable.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(1);
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration CATCH_UP_POLL = Duration.ofMillis(20);
    private static final Duration TOPIC_CHECK = Duration.ofSeconds(5);
    private static final int MAX_POLL_RECORDS = 1_000;

    private final KafkaSettings kafka;
    private final Topics topics;
    private final String topic;
    private final Listener listener;
    private final ConsumerThread thread;
    private volatile Map<Integer, Long> positions = Map.of();

    /** Receives the records, from one thread. */
    @FunctionalInterface
    public interface Listener {
        /** @param value null for a tombstone */
        void apply(byte[] key, byte @Nullable [] value);
    }

    public CompactedTable(KafkaSettings kafka, Topics topics, String topic, Listener listener) {
        this.kafka = kafka;
        this.topics = topics;
        this.topic = topic;
        this.listener = listener;
        this.thread = new ConsumerThread("table-" + topic, this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Waits until everything that was committed before this call is applied.
     *
     * @throws TimeoutException if that takes more than a minute
     */
    public void awaitEnd() throws InterruptedException {
        Map<Integer, Long> ends = topics.offsets().ends(topic);
        long deadline = System.nanoTime() + CATCH_UP_TIMEOUT.toNanos();
        while (!reaches(ends)) {
            if (System.nanoTime() > deadline || thread.awaitClosing(CATCH_UP_POLL)) {
                throw new TimeoutException("the topic " + topic + " was not read to its end");
            }
        }
    }

    private boolean reaches(Map<Integer, Long> ends) {
        Map<Integer, Long> now = positions;
        return ends.entrySet().stream().allMatch(end -> now.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    @Override
    public void close() {
        thread.close();
    }

    private void run() {
        while (!thread.isClosing()) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    CommittedConsumer.connect(kafka, "table-" + topic, MAX_POLL_RECORDS)) {
                thread.use(consumer);
                read(consumer);
            } catch (WakeupException stopped) {
                LOG.debug("woken up", stopped);
            } catch (KafkaException e) {
                LOG.warnf("The topic %s can't be read, trying again: %s", topic, e.toString());
                thread.pause(RECONNECT_DELAY);
            } finally {
                thread.use(null);
                positions = Map.of();
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        IntervalTimer topicTimer = new IntervalTimer(TOPIC_CHECK);
        while (!thread.isClosing()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.key() != null) {
                    listener.apply(record.key(), record.value());
                }
            }
            Map<Integer, Long> reached = new HashMap<>();
            partitions.forEach(partition -> reached.put(partition.partition(), consumer.position(partition)));
            positions = Map.copyOf(reached);
            if (topicTimer.isDue() && partitions(consumer).size() != partitions.size()) {
                return; // partitions were added
            }
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }
}
