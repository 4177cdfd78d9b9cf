package io.wireroom.streams;

import io.wireroom.route.RouteListener;
import io.wireroom.route.RoutesInForce;
import io.wireroom.route.TopicState;

/** The rules of routes, the states of their topics, and a listener for metrics. */
public record Routing(RoutesInForce rules, TopicState.Lookup topics, RouteListener listener) {
    /** No routes. */
    public static final Routing NONE =
            new Routing(new RoutesInForce(), topic -> new TopicState.Missing(), RouteListener.NONE);
}
