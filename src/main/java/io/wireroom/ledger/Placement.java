package io.wireroom.ledger;

import java.util.List;

/**
 * A topic of routes that has a record of an article.
 *
 * @param routes names of the routes that selected the article
 * @param format format of the record
 * @param revision the article's revision in the record
 */
public record Placement(String topic, List<String> routes, String format, int revision) {
    public Placement {
        routes = List.copyOf(routes);
    }
}
