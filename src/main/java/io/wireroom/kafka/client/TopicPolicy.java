package io.wireroom.kafka.client;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** How each topic is kept, where Wireroom makes it. */
public final class TopicPolicy {
    /**
     * The largest record on the ingest topic. More than a document may have, so that one that is somewhat too large reaches
     * the pipeline and is rejected with a reason, instead of failing in its producer.
     */
    public static final int INGEST_BYTES = 4 << 20;

    /** An article's JSON holds its body twice, as HTML and as text, and escapes make it longer. */
    static final int ARTICLE_BYTES = 8 << 20;

    /**
     * A record that its producer compressed can be far larger than the topic that it came through allows, and compress less
     * well here. This is what one request to the brokers holds safely: they take 64 to 100 MiB.
     */
    public static final int REJECTED_BYTES = 33 << 20;

    private static final Duration INGEST_KEPT = Duration.ofDays(7);
    private static final Duration REJECTED_KEPT = Duration.ofDays(30);
    private static final Duration JOURNAL_KEPT = Duration.ofDays(30);

    /** Far more than the largest entry: title, detail and reason are cut. */
    private static final int JOURNAL_BYTES = 256 << 10;

    private TopicPolicy() {}

    /** Each topic's name and its configuration, in the order in which they are to be made. */
    static Map<String, Map<String, String>> of(TopicNames names) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put(names.ingest(), deleted(INGEST_KEPT, INGEST_BYTES));
        all.put(names.normalized(), normalized());
        all.put(names.held(), compacted());
        all.put(names.rejected(), deleted(REJECTED_KEPT, REJECTED_BYTES));
        all.put(names.journal(), deleted(JOURNAL_KEPT, JOURNAL_BYTES));
        return all;
    }

    /** Topics of routes: what an article is on now is there for ever, and what it was on goes. */
    static Map<String, Map<String, String>> ofRoutes(Collection<String> topics) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        topics.forEach(topic -> all.put(topic, compacted()));
        return all;
    }

    private static Map<String, String> deleted(Duration kept, int bytes) {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(kept.toMillis()),
                "max.message.bytes", Integer.toString(bytes));
    }

    /**
     * A consumer that is away for less than a week still sees every revision; after that, superseded ones go as soon as they
     * are a fifth of the log, because every rebuild of an archive reads all of it.
     */
    private static Map<String, String> normalized() {
        Map<String, String> configs = new LinkedHashMap<>(compacted());
        configs.put("min.compaction.lag.ms", Long.toString(INGEST_KEPT.toMillis()));
        return configs;
    }

    private static Map<String, String> compacted() {
        return Map.of(
                "cleanup.policy", "compact",
                "min.cleanable.dirty.ratio", "0.2",
                "max.message.bytes", Integer.toString(ARTICLE_BYTES));
    }
}
