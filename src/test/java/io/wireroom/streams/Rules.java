package io.wireroom.streams;

import io.wireroom.route.CurrentRoutes;
import io.wireroom.route.RouteListener;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RoutesFile;
import io.wireroom.route.TopicState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Rules that tests change, topics that they take away, and counts of what came of it. */
public final class Rules implements RouteListener {
    final CurrentRoutes inForce = new CurrentRoutes();
    final Map<String, TopicState> topics = new HashMap<>();
    final Map<String, Integer> counts = new HashMap<>();

    public Routing routing() {
        return new Routing(
                inForce, topic -> topics.getOrDefault(topic, new TopicState.Writable(Integer.MAX_VALUE)), this);
    }

    /** @param routes each as a YAML map */
    public Rules set(String... routes) {
        inForce.replace(table(routes));
        return this;
    }

    static RouteTable table(String... routes) {
        String yaml = "routes: [" + String.join(", ", routes) + "]";
        return switch (RoutesFile.read(yaml, Set.of(), "line-")) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> table;
            case RoutesFile.ParseResult.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    @Override
    public synchronized void sent(String route) {
        counts.merge(route + " sent", 1, Integer::sum);
    }

    @Override
    public synchronized void removed(String route) {
        counts.merge(route + " taken back", 1, Integer::sum);
    }

    @Override
    public synchronized void failed(String route, Failure why) {
        counts.merge(route + " " + why, 1, Integer::sum);
    }
}
