package io.wireroom.normalize.text;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads numbers and lengths of CSS values, as pixels of a usual page. */
final class Lengths {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:[0-9]{1,9}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9})(?:e[+-]?[0-9]{1,2})?)([a-z%]*)");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,/]+");

    private static final Map<String, Double> PIXELS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("px", 1.0),
            Map.entry("em", 16.0),
            Map.entry("rem", 16.0),
            Map.entry("ex", 8.0),
            Map.entry("ch", 8.0),
            Map.entry("pt", 4 / 3.0),
            Map.entry("pc", 16.0),
            Map.entry("in", 96.0),
            Map.entry("cm", 37.8),
            Map.entry("mm", 3.78),
            Map.entry("q", 0.945),
            Map.entry("vw", 10.0),
            Map.entry("vh", 10.0),
            Map.entry("%", 1.0));

    private Lengths() {}

    /** The parts of a value between white space, commas and slashes. */
    static List<String> parts(String value) {
        return Stream.of(SEPARATOR.split(value, -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A length in pixels; empty if it is something else, such as {@code auto} or a function. */
    static OptionalDouble pixels(String length) {
        Matcher number = NUMBER.matcher(length);
        Double unit = number.matches() ? PIXELS.get(number.group(2)) : null;
        return unit == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(number.group(1)) * unit);
    }

    /** A percentage; empty if it is something else. */
    static OptionalDouble percent(String value) {
        return value.endsWith("%") ? pixels(value) : OptionalDouble.empty();
    }

    static boolean isZero(String length) {
        return pixels(length).orElse(1) == 0;
    }

    static boolean isAtMost(String length, double pixels) {
        return pixels(length).orElse(Double.MAX_VALUE) <= pixels;
    }
}
