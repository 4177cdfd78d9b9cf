package io.wireroom.streams;

import io.wireroom.route.CurrentRoutes;
import io.wireroom.route.RouteListener;
import io.wireroom.route.TopicState;

/** The rules of routes, the states of their topics, and a listener for metrics. */
public record Routing(CurrentRoutes rules, TopicState.Lookup topics, RouteListener listener) {
    /** No routes. */
    public static final Routing NONE =
            new Routing(new CurrentRoutes(), topic -> new TopicState.Missing(), RouteListener.NONE);
}
