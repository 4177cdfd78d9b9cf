package io.wireroom.route;

import io.wireroom.article.Article;
import io.wireroom.route.RouteListener.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules in the order of their file. */
public final class RouteTable {
    public static final RouteTable EMPTY = new RouteTable(List.of());

    private final List<Route> routes;
    private final Vocabulary vocabulary;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        this.vocabulary = new Vocabulary(
                routes.stream().flatMap(route -> route.when().text().stream()).toList());
    }

    public List<Route> routes() {
        return routes;
    }

    /** Every topic, once. */
    public Set<String> topics() {
        Set<String> topics = new LinkedHashSet<>();
        routes.forEach(route -> topics.add(route.topic()));
        return topics;
    }

    /** The topic of the route of this name, if there is one. */
    Set<String> topicsOf(String name) {
        Set<String> topics = new LinkedHashSet<>();
        routes.stream().filter(route -> route.name().equals(name)).forEach(route -> topics.add(route.topic()));
        return topics;
    }

    /**
     * A topic that an article is sent to.
     *
     * @param names of the routes with this topic
     */
    public record Target(String topic, RouteFormat format, List<String> names) {}

    /**
     * The result of applying the rules to an article.
     *
     * @param targets by topic
     * @param failed names of the routes that failed, with the reason
     */
    public record Selection(Map<String, Target> targets, Map<String, Failure> failed) {
        static final Selection NONE = new Selection(Map.of(), Map.of());
    }

    public Selection select(Article article) {
        if (routes.isEmpty()) {
            return Selection.NONE;
        }
        Candidate candidate = new Candidate(article, vocabulary);
        Map<String, Target> targets = new LinkedHashMap<>();
        Map<String, Failure> failed = new LinkedHashMap<>();
        for (Route route : routes) {
            try {
                if (route.matches(candidate)) {
                    targets.merge(
                            route.topic(),
                            new Target(route.topic(), route.format(), List.of(route.name())),
                            RouteTable::joined);
                }
            } catch (ExpressionException e) {
                failed.put(route.name(), Failure.EXPRESSION);
            } catch (RuntimeException | StackOverflowError defect) { // affects this route only
                failed.put(route.name(), Failure.INTERNAL);
            }
        }
        return new Selection(targets, failed);
    }

    private static Target joined(Target one, Target other) {
        List<String> names = new ArrayList<>(one.names());
        names.addAll(other.names());
        return new Target(one.topic(), one.format(), List.copyOf(names));
    }
}
