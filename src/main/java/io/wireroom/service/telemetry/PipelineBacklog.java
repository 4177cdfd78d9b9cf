package io.wireroom.service.telemetry;

import io.wireroom.kafka.client.Backlog;
import io.wireroom.kafka.client.Backlog.PartitionBacklog;
import io.wireroom.kafka.client.KafkaUnreachableException;
import io.wireroom.kafka.client.StalledPartitions;
import io.wireroom.kafka.client.StalledPartitions.Stalled;
import io.wireroom.kafka.client.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The records that wait for the pipeline, read from Kafka every five seconds, because a stopped pipeline does not report its lag,
 * and a running one does not report that Kafka is unreachable.
 */
final class PipelineBacklog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PipelineBacklog.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LOGGED_AFTER = Duration.ofSeconds(60);

    private final Topics topics;
    private final String group;
    private final String ingest;
    private final StalledPartitions stalled = new StalledPartitions();
    private final Thread poller = Thread.ofVirtual().name("pipeline-lag").unstarted(this::poll);

    private volatile double records = Double.NaN;
    private volatile double stalledSeconds = Double.NaN;
    private volatile boolean unreachable;
    private @Nullable TopicPartition logged;

    PipelineBacklog(Topics topics, String group, String ingest) {
        this.topics = topics;
        this.group = group;
        this.ingest = ingest;
    }

    void start() {
        poller.start();
    }

    /** Approximate number of records that wait for all pipelines together; {@code NaN} if unknown. */
    double records() {
        return records;
    }

    /** Longest time for which records have waited in a partition without progress; {@code NaN} if unknown. */
    double stalledSeconds() {
        return stalledSeconds;
    }

    boolean isUnreachable() {
        return unreachable;
    }

    private void poll() {
        try {
            while (true) {
                look();
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            Backlog backlog = topics.offsets().backlog(group, ingest);
            stalled.note(read(backlog), System.nanoTime());
            records = backlog.records();
            stalledSeconds =
                    stalled.longest().map(Stalled::waited).orElse(Duration.ZERO).toMillis() / 1_000.0;
            unreachable = false;
            log(stalled.longest()
                    .filter(worst -> worst.waited().compareTo(LOGGED_AFTER) > 0)
                    .orElse(null));
        } catch (KafkaException unknown) {
            records = Double.NaN;
            stalledSeconds = Double.NaN;
            unreachable = unknown instanceof KafkaUnreachableException;
        }
    }

    /** Without topics that the group has read under former settings: they never advance. */
    private Backlog read(Backlog all) {
        Map<TopicPartition, PartitionBacklog> partitions = new HashMap<>(all.partitions());
        partitions
                .keySet()
                .removeIf(partition ->
                        !partition.topic().equals(ingest) && !partition.topic().startsWith(group + "-"));
        return new Backlog(partitions);
    }

    /** Logs each partition once, until another one or none is stalled. */
    private void log(@Nullable Stalled worst) {
        if (worst != null && !worst.partition().equals(logged)) {
            LOG.warnf(
                    "No progress in %s at offset %d for %d s",
                    worst.partition(), worst.position(), worst.waited().toSeconds());
        }
        logged = worst == null ? null : worst.partition();
    }

    @Override
    public void close() {
        poller.interrupt();
    }
}
