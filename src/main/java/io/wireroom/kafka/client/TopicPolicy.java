package io.wireroom.kafka.client;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Configuration of the topics that Wireroom creates. */
public final class TopicPolicy {
    /**
     * Maximum record size of the ingest topic. It is larger than the maximum document size, so that slightly oversized
     * documents are rejected by the pipeline with a reason instead of failing in the producer.
     */
    public static final int INGEST_BYTES = 4 << 20;

    /** Maximum size of an article's JSON, which contains the body as HTML and as text, with escapes. */
    static final int ARTICLE_BYTES = 8 << 20;

    /**
     * Maximum record size of the topic of rejected documents. A compressed record may be larger than its topic's limit, and
     * may be compressed less well here. This size fits into one request: brokers accept 64 to 100 MiB.
     */
    public static final int REJECTED_BYTES = 33 << 20;

    private static final Duration INGEST_RETENTION = Duration.ofDays(7);
    private static final Duration REJECTED_RETENTION = Duration.ofDays(30);
    private static final Duration JOURNAL_RETENTION = Duration.ofDays(30);

    private static final Duration CLOCK_RETENTION = Duration.ofHours(1);

    /** The least that brokers allow. */
    private static final int CLOCK_SEGMENT_BYTES = 1 << 20;

    /** Much more than the largest entry, because title, detail and reason are truncated. */
    private static final int JOURNAL_BYTES = 256 << 10;

    /**
     * Much more than the largest record of an endpoint, which has at most a hundred attempts and parked messages, and of a partner,
     * whose checkpoints are limited in bytes.
     */
    private static final int POSITION_BYTES = 1 << 20;

    private static final int POSITIONS_SEGMENT_BYTES = 16 << 20;

    private TopicPolicy() {}

    /** Topic names and their configurations, in the order of creation. */
    static Map<String, Map<String, String>> of(TopicNames names) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put(names.ingest(), deleted(INGEST_RETENTION, INGEST_BYTES));
        all.put(names.normalized(), normalized());
        all.put(names.held(), compacted());
        all.put(names.rejected(), deleted(REJECTED_RETENTION, REJECTED_BYTES));
        all.put(names.journal(), deleted(JOURNAL_RETENTION, JOURNAL_BYTES));
        all.put(names.deliveries(), positions());
        all.put(names.cursors(), positions());
        return all;
    }

    /** Configuration of route topics: compacted, so that each keeps the latest edition of its articles. */
    static Map<String, Map<String, String>> ofRoutes(Collection<String> topics) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        topics.forEach(topic -> all.put(topic, compacted()));
        return all;
    }

    /** Configuration of the topic for readings of the brokers' clocks. Its records are not read. */
    static Map<String, Map<String, String>> ofClock(String topic) {
        return Map.of(
                topic,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(CLOCK_RETENTION.toMillis()),
                        "segment.bytes",
                        Integer.toString(CLOCK_SEGMENT_BYTES),
                        "message.timestamp.type",
                        "LogAppendTime"));
    }

    private static Map<String, String> deleted(Duration retention, int bytes) {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(retention.toMillis()),
                "max.message.bytes", Integer.toString(bytes));
    }

    /**
     * Consumers that are offline for less than a week see every revision. Superseded revisions are then removed when they are
     * a fifth of the log, because every rebuild of an archive reads the whole log.
     */
    private static Map<String, String> normalized() {
        Map<String, String> configs = new LinkedHashMap<>(compacted());
        configs.put("min.compaction.lag.ms", Long.toString(INGEST_RETENTION.toMillis()));
        return configs;
    }

    /**
     * Topics that are read whole by each process that starts, with few keys and frequent updates. Only closed segments are
     * compacted, so segments are small.
     */
    private static Map<String, String> positions() {
        return Map.of(
                "cleanup.policy",
                "compact",
                "min.cleanable.dirty.ratio",
                "0.2",
                "segment.bytes",
                Integer.toString(POSITIONS_SEGMENT_BYTES),
                "max.message.bytes",
                Integer.toString(POSITION_BYTES));
    }

    private static Map<String, String> compacted() {
        return Map.of(
                "cleanup.policy", "compact",
                "min.cleanable.dirty.ratio", "0.2",
                "max.message.bytes", Integer.toString(ARTICLE_BYTES));
    }
}
