package io.wireroom.streams;

import io.wireroom.route.RouteListener;
import io.wireroom.route.RoutesInForce;
import io.wireroom.route.TopicState;

/** What the pipeline has to know of routes. */
public record Routing(RoutesInForce rules, TopicState.Lookup topics, RouteListener listener) {
    /** No routes. */
    public static final Routing NONE =
            new Routing(new RoutesInForce(), topic -> new TopicState.Missing(), RouteListener.NONE);
}
