package io.wireroom.normalize.body;

import io.wireroom.normalize.text.Characters;
import java.util.Optional;

/** Parses {@code srcset} attributes (HTML §4.8.4.2.1): comma-separated URLs, each with a width or a pixel density. */
final class Srcset {
    private static final int MAX_LENGTH = 65_536;
    private static final double PIXELS_OF_DENSITY = 1_000;

    private Srcset() {}

    /** The widest candidate up to {@code limit} pixels, or else the narrowest. A density of 1 counts as 1,000 pixels. */
    static Optional<String> largest(String srcset, int limit) {
        String best = null;
        double bestWidth = 0;
        String rest = srcset.substring(0, Math.min(MAX_LENGTH, srcset.length()));
        int i = 0;
        while (i < rest.length()) {
            while (i < rest.length() && (blank(rest.charAt(i)) || rest.charAt(i) == ',')) {
                i++;
            }
            int start = i;
            while (i < rest.length() && !blank(rest.charAt(i))) {
                i++;
            }
            String url = rest.substring(start, i);
            String descriptor = "";
            if (!url.endsWith(",")) {
                int comma = rest.indexOf(',', i);
                int end = comma < 0 ? rest.length() : comma;
                descriptor = rest.substring(i, end).strip();
                i = end;
            }
            url = url.replaceFirst(",+$", "");
            double width = width(descriptor);
            if (!url.isEmpty() && (best == null || better(width, bestWidth, limit))) {
                best = url;
                bestWidth = width;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean better(double width, double than, int limit) {
        return than > limit ? width < than : width <= limit && width > than;
    }

    private static double width(String descriptor) {
        if (!descriptor.matches("[0-9]{1,6}(?:\\.[0-9]{1,6})?[wx]")) {
            return PIXELS_OF_DENSITY;
        }
        double number = Double.parseDouble(descriptor.substring(0, descriptor.length() - 1));
        return descriptor.endsWith("w") ? number : number * PIXELS_OF_DENSITY;
    }

    private static boolean blank(char c) {
        return Characters.collapsible(c);
    }
}
