package io.wireroom.kafka.client;

import java.util.List;

/** The configurable names of the topics. */
public record TopicNames(
        String ingest,
        String normalized,
        String held,
        String rejected,
        String journal,
        String deliveries,
        String cursors) {

    /** The default names. */
    public static final TopicNames DEFAULT = new TopicNames(
            "articles.ingest",
            "articles.normalized",
            "articles.held",
            "articles.rejected",
            "articles.journal",
            "articles.deliveries",
            "articles.cursors");

    public TopicNames {
        List<String> names = List.of(ingest, normalized, held, rejected, journal, deliveries, cursors);
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("topic names must be different: " + String.join(", ", names));
        }
    }

    public List<String> all() {
        return List.of(ingest, normalized, held, rejected, journal, deliveries, cursors);
    }
}
