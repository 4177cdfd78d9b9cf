package io.wireroom.kafka;

import java.util.List;

/** The names of the four topics, which are settings. */
public record TopicNames(String ingest, String normalized, String held, String rejected) {

    /** The names that the contract gives them. */
    public static final TopicNames DEFAULT =
            new TopicNames("articles.ingest", "articles.normalized", "articles.held", "articles.rejected");

    public TopicNames {
        if (List.of(ingest, normalized, held, rejected).stream().distinct().count() < 4) {
            throw new IllegalArgumentException(
                    "four topics need four names: " + ingest + ", " + normalized + ", " + held + ", " + rejected);
        }
    }

    List<String> all() {
        return List.of(ingest, normalized, held, rejected);
    }
}
