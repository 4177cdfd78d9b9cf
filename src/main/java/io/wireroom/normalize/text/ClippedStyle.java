package io.wireroom.normalize.text;

import java.util.List;
import java.util.OptionalDouble;

/** Detects that {@code clip} or {@code clip-path} leaves nothing of an element. */
final class ClippedStyle {
    private ClippedStyle() {}

    static boolean hides(Style style) {
        return HidingStyle.functions(style.value("clip"))
                        .anyMatch(function ->
                                function.group(1).equals("rect") && isEmptyRectangle(Lengths.parts(function.group(2))))
                || HidingStyle.functions(style.value("clip-path"))
                        .anyMatch(function -> isEmptyShape(function.group(1), Lengths.parts(function.group(2))));
    }

    /** Whether the rectangle is at most one pixel wide or high. Its edges are the distances from the top and from the left. */
    private static boolean isEmptyRectangle(List<String> edges) {
        return edges.size() >= 4
                && (extent(edges.get(0), edges.get(2)) <= 1 || extent(edges.get(3), edges.get(1)) <= 1);
    }

    private static double extent(String from, String to) {
        return Lengths.pixels(to).orElse(Double.MAX_VALUE)
                - Lengths.pixels(from).orElse(0);
    }

    private static boolean isEmptyShape(String shape, List<String> values) {
        return switch (shape) {
            case "inset" -> isEmptyInset(values.subList(0, beginning(values, "round")));
            case "circle" -> !values.isEmpty() && Lengths.isZero(values.getFirst());
            case "ellipse" ->
                values.subList(0, beginning(values, "at")).stream().anyMatch(Lengths::isZero);
            case "polygon" -> isFlat(values);
            case "rect" -> isEmptyRectangle(values);
            case "xywh" -> values.size() >= 4 && (Lengths.isZero(values.get(2)) || Lengths.isZero(values.get(3)));
            default -> false;
        };
    }

    private static int beginning(List<String> values, String word) {
        int end = values.indexOf(word);
        return end < 0 ? values.size() : end;
    }

    /** Whether opposite edges meet: distances of 100 % together. One to four values, as in {@code margin}. */
    private static boolean isEmptyInset(List<String> edges) {
        if (edges.isEmpty() || edges.size() > 4) {
            return false;
        }
        double top = percent(edges.getFirst());
        double right = edges.size() > 1 ? percent(edges.get(1)) : top;
        double bottom = edges.size() > 2 ? percent(edges.get(2)) : top;
        double left = edges.size() > 3 ? percent(edges.get(3)) : right;
        return top + bottom >= 100 || left + right >= 100;
    }

    private static double percent(String value) {
        return Lengths.percent(value).orElse(0);
    }

    /** Whether all corners have the same abscissa or ordinate. */
    private static boolean isFlat(List<String> coordinates) {
        List<String> values = coordinates.stream()
                .filter(value -> !value.equals("evenodd") && !value.equals("nonzero"))
                .toList();
        return values.size() >= 2
                && values.size() % 2 == 0
                && values.stream().allMatch(value -> Lengths.pixels(value).isPresent())
                && (isSame(values, 0) || isSame(values, 1));
    }

    private static boolean isSame(List<String> values, int offset) {
        OptionalDouble first = Lengths.pixels(values.get(offset));
        for (int i = offset; i < values.size(); i += 2) {
            if (!Lengths.pixels(values.get(i)).equals(first)) {
                return false;
            }
        }
        return true;
    }
}
