package io.wireroom.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of the routes file. An error is recorded with its position, and parsing continues, so that all errors are
 * reported at once. All scalars are texts: {@code no} is a language.
 */
final class RouteNode {
    private final Node node;
    private final List<RouteProblem> problems;

    RouteNode(Node node, List<RouteProblem> problems) {
        this.node = node;
        this.problems = problems;
    }

    void problem(String reason) {
        problemAt(node, 0, reason);
    }

    /** Records an error within a text, with its position if that can be derived from the style of the scalar. */
    void problemWithin(int line, int column, String reason) {
        boolean onOneLine = line == 1
                && node instanceof ScalarNode scalar
                && !scalar.getValue().contains("\n")
                && scalar.getScalarStyle() != ScalarStyle.FOLDED
                && scalar.getScalarStyle() != ScalarStyle.LITERAL;
        if (onOneLine) {
            boolean quoted = ((ScalarNode) node).getScalarStyle() != ScalarStyle.PLAIN;
            problemAt(node, column + (quoted ? 1 : 0), reason);
        } else {
            problem("in line " + line + ", column " + (column + 1) + " of the expression: " + reason);
        }
    }

    private void problemAt(Node where, int further, String reason) {
        Optional<Mark> mark = where.getStartMark();
        problems.add(new RouteProblem(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1 + further, reason));
    }

    /** Rejects other keys and duplicate keys. */
    void allow(String... keys) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : entries()) {
            String key = key(entry);
            if (!List.of(keys).contains(key)) {
                problemAt(entry.getKeyNode(), 0, "a key that is not known here; known are " + String.join(", ", keys));
            } else if (!seen.add(key)) {
                problemAt(entry.getKeyNode(), 0, key + " is there twice");
            }
        }
    }

    @Nullable
    RouteNode optional(String key) {
        if (!(node instanceof MappingNode)) {
            return null; // has been noted
        }
        for (NodeTuple entry : entries()) {
            if (key(entry).equals(key)) {
                return new RouteNode(entry.getValueNode(), problems);
            }
        }
        return null;
    }

    @Nullable
    RouteNode required(String key) {
        RouteNode value = optional(key);
        if (value == null && node instanceof MappingNode) {
            problem(key + " is missing");
        }
        return value;
    }

    /** @param check returns the error of a text, or null */
    @Nullable
    String requiredText(String key, Function<String, @Nullable String> check) {
        RouteNode value = required(key);
        return value == null ? null : value.text(check);
    }

    List<RouteNode> items() {
        if (!(node instanceof SequenceNode list)) {
            problem("must be a list");
            return List.of();
        }
        return list.getValue().stream()
                .map(each -> new RouteNode(each, problems))
                .toList();
    }

    /** The texts of a list; empty if there is no such list. */
    Set<String> texts(String key, Function<String, @Nullable String> check) {
        RouteNode list = optional(key);
        Set<String> texts = new LinkedHashSet<>();
        if (list != null) {
            for (RouteNode item : list.items()) {
                String text = item.text(check);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    @Nullable
    String text() {
        return text(text -> null);
    }

    private @Nullable String text(Function<String, @Nullable String> check) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            problem("must be a text");
            return null;
        }
        String text = scalar.getValue().strip();
        String wrong = check.apply(text);
        if (wrong != null) {
            problem(wrong);
            return null;
        }
        return text;
    }

    private List<NodeTuple> entries() {
        if (node instanceof MappingNode map) {
            return new ArrayList<>(map.getValue());
        }
        problem("must be keys with values");
        return List.of();
    }

    private static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
