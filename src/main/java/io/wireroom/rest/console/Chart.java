package io.wireroom.rest.console;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * A line chart with the area below the line, for an SVG element of {@value #WIDTH} × {@value #HEIGHT}.
 *
 * @param line path data of the line
 * @param area path data of the area
 * @param most the largest value, which is at the top
 */
public record Chart(String line, String area, String most) {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 48;

    /** Keeps the line inside its box. */
    private static final int MARGIN = 2;

    /** @param values the oldest first; negative ones are unknown, and drawn as 0 */
    static Chart of(List<? extends Number> values) {
        return of(values, most -> String.format(Locale.ENGLISH, "%,d", most));
    }

    /**
     * @param values the oldest first; negative ones are unknown, and drawn as 0
     * @param text label of the largest value
     */
    static Chart of(List<? extends Number> values, LongFunction<String> text) {
        double most = values.stream().mapToDouble(Number::doubleValue).max().orElse(0);
        double scale = most <= 0 ? 0 : (HEIGHT - 2.0 * MARGIN) / most;
        double step = values.size() < 2 ? 0 : (double) WIDTH / (values.size() - 1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double y = HEIGHT - MARGIN - Math.max(0, values.get(i).doubleValue()) * scale;
            line.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", i * step, y));
        }
        String area = values.isEmpty() ? "" : line + "L%d %dL0 %dZ".formatted(WIDTH, HEIGHT, HEIGHT);
        return new Chart(line.toString(), area, text.apply(Math.round(Math.max(0, most))));
    }
}
