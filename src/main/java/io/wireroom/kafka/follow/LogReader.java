package io.wireroom.kafka.follow;

import io.wireroom.kafka.client.IntervalTimer;
import io.wireroom.kafka.follow.TopicFollower.FollowedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** Reads the log over one connection, until Kafka fails or the follower is closed. */
final class LogReader<T> {
    private static final Logger LOG = Logger.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(250);

    /** Fewer records per poll than this mean that the reader is near the head. */
    private static final int NEAR_HEAD_RECORDS = 200;

    /** Maximum fraction of time for refreshes, which slow down all readers. */
    private static final double REFRESH_DUTY_CYCLE = 0.2;

    /** More changes than this since the last refresh mean that throughput matters more than the age of what readers see. */
    private static final int BUSY_CHANGES = 64;

    /** Under load, refreshes took as much CPU time as indexing, and their small segments were merged soon after. */
    private static final double BUSY_REFRESH_DUTY_CYCLE = 0.05;

    private static final Duration BUSY_REFRESH_PAUSE = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final FollowedLog log;
    private final FollowerSettings settings;
    private final RecordSink<T> sink;
    private final RecordDecoder<T> decoder;
    private final Consumer<FollowerStatus> statusListener;

    private final Map<TopicPartition, Long> toCatchUp = new HashMap<>();
    private final IntervalTimer topicTimer;
    private final IntervalTimer refreshTimer;
    private final IntervalTimer commitTimer;
    private final DutyCycleLimiter refreshLimiter = new DutyCycleLimiter();
    private boolean caughtUp;
    private long applied;
    private long unreadable;
    private int uncommitted;
    private int unrefreshed;
    /** Whether changes are waiting for the next refresh. */
    private boolean refreshPending;

    LogReader(
            KafkaConsumer<byte[], byte[]> consumer,
            FollowedLog log,
            FollowerSettings settings,
            RecordSink<T> sink,
            RecordDecoder<T> decoder,
            FollowerStatus before,
            Consumer<FollowerStatus> statusListener) {
        this.consumer = consumer;
        this.log = log;
        this.settings = settings;
        this.sink = sink;
        this.decoder = decoder;
        this.statusListener = statusListener;
        this.caughtUp = before.caughtUp();
        this.applied = before.applied();
        this.unreadable = before.unreadable();
        this.topicTimer = new IntervalTimer(settings.topicCheckInterval());
        this.refreshTimer = new IntervalTimer(settings.refreshEvery());
        this.commitTimer = new IntervalTimer(settings.commitEvery());
    }

    void readUntil(BooleanSupplier closed) throws IOException {
        checkTopic();
        while (!closed.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> records = poll();
            apply(records);
            refreshAndCommit(records.count() < NEAR_HEAD_RECORDS);
            if (topicTimer.isDue()) {
                checkTopic();
            }
            statusListener.accept(new FollowerStatus(caughtUp, lag(), applied, unreadable, null, null));
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(refreshPending ? refreshLimiter.left() : POLL);
        } catch (OffsetOutOfRangeException e) {
            throw new LogReplacedException(
                    "the log doesn't hold the index's positions: " + e.offsetOutOfRangePartitions());
        }
    }

    /** Checks whether the log was replaced or has new partitions. */
    private void checkTopic() {
        log.current().get().filter(identity -> !identity.equals(log.identity())).ifPresent(other -> {
            throw new LogReplacedException("the topic " + log.topic() + " is another than it was: " + other);
        });
        List<TopicPartition> partitions = consumer.partitionsFor(log.topic()).stream()
                .map(PartitionInfo::partition)
                .sorted()
                .map(partition -> new TopicPartition(log.topic(), partition))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there is no topic " + log.topic());
        }
        List<TopicPartition> added = new ArrayList<>(partitions);
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            Map<Integer, Long> reached = reached();
            consumer.assign(partitions);
            reached.forEach((partition, next) -> consumer.seek(new TopicPartition(log.topic(), partition), next));
            seekToPositions(added);
        }
    }

    private void seekToPositions(List<TopicPartition> added) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(added);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(added);
        for (TopicPartition partition : added) {
            long next = sink.next(partition.partition());
            long start = starts.getOrDefault(partition, 0L);
            consumer.seek(partition, next == 0 ? start : next);
            if (next > 0 && next < start) {
                throw new LogReplacedException(
                        partition + " begins at " + start + ", beyond the index's position " + next);
            }
        }
        if (!caughtUp) {
            toCatchUp.putAll(ends);
        }
    }

    private void apply(ConsumerRecords<byte[], byte[]> records) throws IOException {
        List<T> changes = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (decoder.decode(record)) {
                case RecordDecoder.Decoded.Change<T>(T change) -> changes.add(change);
                case RecordDecoder.Decoded.Unreadable<T>(String reason) -> {
                    unreadable++;
                    LOG.warnf(
                            "Skipped unreadable record %s-%d@%d: %s",
                            record.topic(), record.partition(), record.offset(), reason);
                }
            }
        }
        if (!changes.isEmpty()) {
            sink.apply(changes, reached());
            applied += changes.size();
            uncommitted += changes.size();
            unrefreshed += changes.size();
        }
    }

    private void refreshAndCommit(boolean nearHead) throws IOException {
        toCatchUp.entrySet().removeIf(partition -> consumer.position(partition.getKey()) >= partition.getValue());
        boolean justCaughtUp = toCatchUp.isEmpty() && !caughtUp;
        if (unrefreshed > 0 && ((nearHead && refreshLimiter.left().isZero()) || justCaughtUp || refreshTimer.isDue())) {
            refresh();
        }
        refreshPending = unrefreshed > 0 && nearHead;
        if (uncommitted >= settings.commitAfter() || (uncommitted > 0 && commitTimer.isDue())) {
            commit();
        }
        caughtUp |= toCatchUp.isEmpty();
    }

    /** Refreshes and commits what was applied, if that was not done yet. */
    void refreshAndCommitAll() throws IOException {
        if (unrefreshed > 0) {
            refresh();
        }
        if (uncommitted > 0) {
            commit();
        }
    }

    private void commit() throws IOException {
        sink.commit();
        uncommitted = 0;
    }

    private void refresh() throws IOException {
        boolean busy = unrefreshed > BUSY_CHANGES;
        refreshLimiter.run(
                busy ? BUSY_REFRESH_DUTY_CYCLE : REFRESH_DUTY_CYCLE, busy ? BUSY_REFRESH_PAUSE : POLL, sink::refresh);
        unrefreshed = 0;
    }

    private Map<Integer, Long> reached() {
        Map<Integer, Long> next = new HashMap<>();
        consumer.assignment().forEach(partition -> next.put(partition.partition(), consumer.position(partition)));
        return next;
    }

    private long lag() {
        long lag = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong behind = consumer.currentLag(partition);
            if (behind.isEmpty()) {
                return -1;
            }
            lag += behind.getAsLong();
        }
        return lag;
    }
}
