package io.wireroom.route;

/**
 * An error in the routes file.
 *
 * @param line from 1
 * @param column in characters, from 1
 * @param reason a sentence without the full stop
 */
public record RouteProblem(int line, int column, String reason) implements Comparable<RouteProblem> {

    @Override
    public int compareTo(RouteProblem other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + reason;
    }
}
