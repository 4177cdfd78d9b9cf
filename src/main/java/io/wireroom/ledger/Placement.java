package io.wireroom.ledger;

import java.util.List;

/**
 * A route's topic that has a record of an article.
 *
 * @param routes names of the routes that put it there
 * @param format of the record
 * @param revision of the article that the record is of
 */
public record Placement(String topic, List<String> routes, String format, int revision) {
    public Placement {
        routes = List.copyOf(routes);
    }
}
