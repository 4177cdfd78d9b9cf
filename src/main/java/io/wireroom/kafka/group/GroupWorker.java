package io.wireroom.kafka.group;

import io.wireroom.kafka.client.ConsumerThread;
import io.wireroom.kafka.client.IntervalTimer;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.follow.RecordDecoder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Processes a log together with the other members of a consumer group. Each record is processed at least once: a position is
 * committed after all records before it were processed. During a batch the member stays in the group and fetches no records.
 *
 * <p>After any Kafka error it reconnects and resumes from the committed positions.
 */
public final class GroupWorker<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupWorker.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LAG_INTERVAL = Duration.ofSeconds(2);
    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(1);

    private final KafkaSettings kafka;
    private final String topic;
    private final GroupSettings settings;
    private final RecordDecoder<T> decoder;
    private final RecordHandler<T> work;
    private final GroupListener listener;
    private final ConsumerThread thread;

    public GroupWorker(
            KafkaSettings kafka,
            String topic,
            GroupSettings settings,
            RecordDecoder<T> decoder,
            RecordHandler<T> work,
            GroupListener listener) {
        this.kafka = kafka;
        this.topic = topic;
        this.settings = settings;
        this.decoder = decoder;
        this.work = work;
        this.listener = listener;
        this.thread = new ConsumerThread(settings.group(), this::run);
    }

    public void start() {
        thread.start();
    }

    /** Aborts the current batch, leaves the group and waits for both. Uncommitted records will be processed again. */
    @Override
    public void close() {
        thread.close();
    }

    private void run() {
        listener.lag(-1);
        while (!thread.isClosing()) {
            try (KafkaConsumer<byte[], byte[]> consumer = connect()) {
                thread.use(consumer);
                new Session(consumer).run();
            } catch (WakeupException stopped) {
                LOG.debug("woken up", stopped);
            } catch (KafkaException e) {
                listener.lag(-1);
                LOG.warnf("The log %s can't be processed, trying again: %s", topic, e.toString());
                thread.pause(RECONNECT_DELAY);
            } catch (InterruptedException e) {
                thread.stop();
            } finally {
                thread.use(null);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> connect() {
        Map<String, Object> defaults = Map.of(
                "fetch.max.bytes",
                8 << 20,
                "max.partition.fetch.bytes",
                2 << 20,
                "default.api.timeout.ms",
                10_000,
                "request.timeout.ms",
                8_000);
        Map<String, Object> fixed = Map.of(
                "group.id",
                settings.group(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                settings.batch(),
                // Cooperative assignors revoke single partitions while other partitions' records of the batch are in
                // progress.
                "partition.assignment.strategy",
                RangeAssignor.class.getName(),
                "allow.auto.create.topics",
                false);
        return new KafkaConsumer<>(
                kafka.client(settings.group(), defaults, fixed),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The work of one connection, until Kafka fails or the worker is closed. */
    private final class Session implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final IntervalTimer lagTimer = new IntervalTimer(LAG_INTERVAL);
        private final Map<TopicPartition, Long> processed = new HashMap<>();
        private @Nullable WorkBatch<T> batch;

        Session(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        void run() throws InterruptedException {
            consumer.subscribe(List.of(topic), this);
            try {
                while (!thread.isClosing()) {
                    pollOnce();
                    if (lagTimer.isDue()) {
                        listener.lag(lag());
                    }
                }
            } finally {
                abortBatch();
            }
        }

        private void pollOnce() throws InterruptedException {
            WorkBatch<T> current = batch;
            if (current == null) {
                startBatch(consumer.poll(POLL));
            } else if (current.await(POLL)) {
                commitBatch(current);
            } else {
                consumer.poll(Duration.ZERO); // all partitions are paused: this only keeps the group membership
            }
        }

        private void startBatch(ConsumerRecords<byte[], byte[]> records) {
            if (!records.isEmpty()) {
                consumer.pause(consumer.assignment());
                batch = new WorkBatch<>(decode(records), settings, work, listener);
            }
        }

        private void commitBatch(WorkBatch<T> completed) {
            batch = null;
            if (!completed.isComplete()) {
                throw new KafkaException("work ended without being done");
            }
            Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
            for (TopicPartition partition : consumer.assignment()) {
                long next = consumer.position(partition);
                reached.put(partition, new OffsetAndMetadata(next, settings.purpose()));
                processed.put(partition, next);
            }
            consumer.commitSync(reached);
            consumer.resume(consumer.assignment());
        }

        private void abortBatch() {
            WorkBatch<T> current = batch;
            if (current != null) {
                current.abort();
                batch = null;
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            abortBatch();
            processed.clear();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
            List<TopicPartition> withoutPosition = partitions.stream()
                    .filter(partition -> {
                        OffsetAndMetadata position = committed.get(partition);
                        return position == null || !settings.purpose().equals(position.metadata());
                    })
                    .toList();
            if (!withoutPosition.isEmpty()) { // an empty collection means all partitions
                consumer.seekToBeginning(withoutPosition);
            }
            partitions.forEach(partition -> processed.put(partition, consumer.position(partition)));
        }

        private long lag() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(processed.keySet());
            return processed.entrySet().stream()
                    .mapToLong(entry -> Math.max(
                            0, ends.getOrDefault(entry.getKey(), 0L) - reached(entry.getKey(), entry.getValue())))
                    .sum();
        }

        /** Between batches, the consumer may have skipped offsets without records, such as transaction markers. */
        private long reached(TopicPartition partition, long finished) {
            return batch == null ? consumer.position(partition) : finished;
        }
    }

    /** The last record of each key, in order; records without a key are all kept. */
    private Collection<T> decode(ConsumerRecords<byte[], byte[]> records) {
        Map<Object, T> latest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (decoder.decode(record)) {
                case RecordDecoder.Decoded.Change<T>(T change) ->
                    latest.put(record.key() == null ? new Object() : ByteBuffer.wrap(record.key()), change);
                case RecordDecoder.Decoded.Unreadable<T>(String reason) ->
                    LOG.warnf(
                            "Skipped unreadable record %s-%d@%d: %s",
                            topic, record.partition(), record.offset(), reason);
            }
        }
        return new ArrayList<>(latest.values());
    }
}
