package io.wireroom.kafka.follow;

import io.wireroom.kafka.client.IntervalTimer;
import io.wireroom.kafka.follow.ArchiveFollower.FollowedLog;
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

/** One connection's reading of the log, until Kafka fails or the follower is closed. */
final class LogReader<T> {
    private static final Logger LOG = Logger.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(250);

    /** Fewer records at a time than this are news, more are catching up. */
    private static final int FEW = 200;

    /** Letting readers see news takes at most one part in so many of the time: they all pay for it. */
    private static final int REFRESHING = 5;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final FollowedLog log;
    private final FollowerSettings settings;
    private final ChangeSink<T> sink;
    private final ChangeDecoder<T> decoder;
    private final Consumer<FollowerStatus> watcher;

    private final Map<TopicPartition, Long> toCatchUp = new HashMap<>();
    private final IntervalTimer look;
    private final IntervalTimer refresh;
    private final IntervalTimer commit;
    private final DutyCycleLimiter pace = new DutyCycleLimiter(REFRESHING, POLL);
    private boolean caughtUp;
    private long applied;
    private long foreign;
    private int uncommitted;
    private boolean unseen;
    /** Whether what is unseen is only waiting for the next refresh's time. */
    private boolean newsWait;

    LogReader(
            KafkaConsumer<byte[], byte[]> consumer,
            FollowedLog log,
            FollowerSettings settings,
            ChangeSink<T> sink,
            ChangeDecoder<T> decoder,
            FollowerStatus before,
            Consumer<FollowerStatus> watcher) {
        this.consumer = consumer;
        this.log = log;
        this.settings = settings;
        this.sink = sink;
        this.decoder = decoder;
        this.watcher = watcher;
        this.caughtUp = before.caughtUp();
        this.applied = before.applied();
        this.foreign = before.foreign();
        this.look = new IntervalTimer(settings.lookEvery());
        this.refresh = new IntervalTimer(settings.refreshEvery());
        this.commit = new IntervalTimer(settings.commitEvery());
    }

    void readUntil(BooleanSupplier closed) throws IOException {
        lookAround();
        while (!closed.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> records = poll();
            take(records);
            settle(records.count() < FEW);
            if (look.isDue()) {
                lookAround();
            }
            watcher.accept(new FollowerStatus(caughtUp, lag(), applied, foreign, null, null));
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(newsWait ? pace.left() : POLL);
        } catch (OffsetOutOfRangeException e) {
            throw new LogReplacedException(
                    "the log doesn't hold the archive's positions: " + e.offsetOutOfRangePartitions());
        }
    }

    /** Is it still the same log, and has it grown by a partition? */
    private void lookAround() {
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
            begin(added);
        }
    }

    private void begin(List<TopicPartition> added) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(added);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(added);
        for (TopicPartition partition : added) {
            long next = sink.next(partition.partition());
            long start = starts.getOrDefault(partition, 0L);
            consumer.seek(partition, next == 0 ? start : next);
            if (next > 0 && next < start) {
                throw new LogReplacedException(partition + " begins at " + start + ", beyond the archive's " + next);
            }
        }
        if (!caughtUp) {
            toCatchUp.putAll(ends);
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) throws IOException {
        List<T> changes = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (decoder.decode(record)) {
                case ChangeDecoder.Decoded.Change<T>(T change) -> changes.add(change);
                case ChangeDecoder.Decoded.Unreadable<T>(String why) -> {
                    foreign++;
                    LOG.warnf("Passed over %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), why);
                }
            }
        }
        if (!changes.isEmpty()) {
            sink.apply(changes, reached());
            applied += changes.size();
            uncommitted += changes.size();
            unseen = true;
        }
    }

    private void settle(boolean few) throws IOException {
        toCatchUp.entrySet().removeIf(partition -> consumer.position(partition.getKey()) >= partition.getValue());
        boolean justCaughtUp = toCatchUp.isEmpty() && !caughtUp;
        if (unseen && ((few && pace.left().isZero()) || justCaughtUp || refresh.isDue())) {
            pace.run(sink::refresh);
            unseen = false;
        }
        newsWait = unseen && few;
        if (uncommitted >= settings.commitAfter() || (uncommitted > 0 && commit.isDue())) {
            sink.commit();
            uncommitted = 0;
        }
        caughtUp |= toCatchUp.isEmpty();
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
