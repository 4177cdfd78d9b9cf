package io.wireroom.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses the routes file and collects all errors. */
public final class RoutesFile {
    /** Maximum number of routes. Each is evaluated for each article and has its own metrics. */
    static final int MAX_ROUTES = 200;

    private static final int MAX_LENGTH = 1 << 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("routes")
            .setAllowDuplicateKeys(true) // RouteNode rejects them with their position
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(MAX_LENGTH)
            .build();

    private RoutesFile() {}

    public sealed interface ParseResult {
        record Valid(RouteTable routes) implements ParseResult {}

        /** @param problems in the order of the file; at least one */
        record Invalid(List<RouteProblem> problems) implements ParseResult {}
    }

    /**
     * @param ownTopics topics that routes must not use
     * @param ownPrefix prefix of further topics that routes must not use
     */
    public static ParseResult read(String yaml, Set<String> ownTopics, String ownPrefix) {
        List<RouteProblem> problems = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(yaml);
            if (root.isEmpty()) {
                problems.add(new RouteProblem(1, 1, "the file is empty; without any route it is routes: []"));
            } else {
                routes.addAll(routes(new RouteNode(root.get(), problems), ownTopics, ownPrefix));
            }
        } catch (MarkedYamlEngineException e) {
            problems.add(syntax(e));
        } catch (YamlEngineException
                | IllegalArgumentException e) { // the latter for escapes beyond Unicode, and odd tags
            problems.add(new RouteProblem(1, 1, "too large, or not the kind of YAML that is read here"));
        }
        return problems.isEmpty()
                ? new ParseResult.Valid(new RouteTable(routes))
                : new ParseResult.Invalid(problems.stream().sorted().distinct().toList());
    }

    private static RouteProblem syntax(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> new RouteProblem(
                        mark.getLine() + 1, mark.getColumn() + 1, "not YAML: " + String.valueOf(e.getProblem())))
                .orElseGet(() -> new RouteProblem(1, 1, "not YAML"));
    }

    private static List<Route> routes(RouteNode root, Set<String> ownTopics, String ownPrefix) {
        root.allow("routes");
        RouteNode list = root.required("routes");
        if (list == null) {
            return List.of();
        }
        List<RouteNode> items = list.items();
        if (items.size() > MAX_ROUTES) {
            list.problem("at most " + MAX_ROUTES + " routes; these are " + items.size());
        }
        RouteNames names = new RouteNames(ownTopics, ownPrefix);
        List<Route> routes = new ArrayList<>();
        for (RouteNode item : items) {
            Route route = route(item, names);
            if (route != null) {
                routes.add(route);
            }
        }
        return routes;
    }

    private static @Nullable Route route(RouteNode node, RouteNames names) {
        node.allow("name", "topic", "format", "when", "where");
        String name = node.requiredText("name", names::name);
        RouteFormat format = format(node);
        String topic = node.requiredText("topic", text -> names.topic(text, format));
        RouteNode when = node.optional("when");
        Conditions conditions = when == null ? Conditions.NONE : conditions(when);
        RouteNode where = node.optional("where");
        Expression expression = where == null ? null : expression(where);
        return name == null || topic == null || format == null
                ? null
                : new Route(name, topic, format, conditions, expression);
    }

    private static @Nullable RouteFormat format(RouteNode node) {
        RouteNode written = node.required("format");
        String name = written == null ? null : written.text();
        if (written == null || name == null) {
            return null;
        }
        Optional<RouteFormat> format = RouteFormat.named(name);
        if (format.isEmpty()) {
            written.problem("must be one of " + RouteFormat.NAMES);
        }
        return format.orElse(null);
    }

    private static Conditions conditions(RouteNode node) {
        node.allow("sources", "tags", "languages", "authors", "text");
        return new Conditions(
                Set.copyOf(node.texts("sources", text -> null)),
                Set.copyOf(node.texts("tags", text -> null)),
                Set.copyOf(node.texts("languages", RouteNames::language)),
                Set.copyOf(node.texts("authors", text -> null)),
                node.texts("text", text -> Words.of(text).isEmpty() ? "has no letter and no digit" : null).stream()
                        .map(Words::of)
                        .toList());
    }

    private static @Nullable Expression expression(RouteNode node) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        return switch (ExpressionLanguage.read(text)) {
            case ExpressionLanguage.ParseResult.Valid(Expression expression) -> expression;
            case ExpressionLanguage.ParseResult.Invalid(List<ExpressionLanguage.Flaw> flaws) -> {
                flaws.forEach(flaw -> node.problemWithin(flaw.line(), flaw.column(), flaw.reason()));
                yield null;
            }
        };
    }
}
