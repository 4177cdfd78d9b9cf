package io.wireroom.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Text laid out in a box in the largest font size that fits. Lines are balanced in length to avoid a last line of one word. Text
 * that does not fit at the smallest size is truncated with an ellipsis.
 */
record Paragraph(List<String> lines, TextRun run) {
    private static final double LEADING = 1.2;
    private static final double SHRINK = 0.95;
    /** Words wider than a line are hyphenated at sizes up to this multiple of the smallest; larger sizes shrink instead. */
    private static final double WHOLE_WORDS = 1.4;

    private static final String ELLIPSIS = "…";
    private static final String HYPHEN = "-";

    /** @param text words separated by single spaces */
    static Paragraph fit(String text, Typeface face, Box box) {
        List<String> words = List.of(text.split(" "));
        for (double size = box.largest(); size > box.smallest(); size *= SHRINK) {
            TextRun run = new TextRun(face, size);
            List<String> pieces = size > WHOLE_WORDS * box.smallest() ? words : pieces(words, run, box.width());
            List<String> lines = wrap(pieces, run, box.width());
            if (lines.size() <= box.lines(size) && allWithin(lines, run, box.width())) {
                return new Paragraph(balanced(pieces, run, lines.size(), box.width()), run);
            }
        }
        return truncated(words, new TextRun(face, box.smallest()), box);
    }

    /** A box of {@code width} × {@code height} pixels for font sizes from {@code largest} down to {@code smallest} pixels. */
    record Box(double width, double height, double largest, double smallest) {
        int lines(double size) {
            return Math.max(1, (int) (height / (size * LEADING)));
        }
    }

    double leading() {
        return run.size() * LEADING;
    }

    private static List<String> wrap(List<String> words, TextRun run, double width) {
        List<String> lines = new ArrayList<>();
        String line = words.getFirst();
        for (String word : words.subList(1, words.size())) {
            String longer = line + " " + word;
            if (run.width(longer) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines;
    }

    private static boolean allWithin(List<String> lines, TextRun run, double width) {
        return lines.stream().allMatch(line -> run.width(line) <= width);
    }

    /** Finds by bisection the narrowest line width that needs no more than {@code count} lines. */
    private static List<String> balanced(List<String> words, TextRun run, int count, double width) {
        double tooNarrow = 0;
        double fits = width;
        while (fits - tooNarrow > 2) {
            double middle = (tooNarrow + fits) / 2;
            List<String> lines = wrap(words, run, middle);
            if (lines.size() <= count && allWithin(lines, run, middle)) {
                fits = middle;
            } else {
                tooNarrow = middle;
            }
        }
        return wrap(words, run, fits);
    }

    private static Paragraph truncated(List<String> words, TextRun run, Box box) {
        List<String> lines = wrap(pieces(words, run, box.width()), run, box.width());
        int maxLines = box.lines(run.size());
        if (lines.size() <= maxLines) {
            return new Paragraph(lines, run);
        }
        List<String> kept = new ArrayList<>(lines.subList(0, maxLines));
        String last = kept.removeLast();
        while (!last.isEmpty() && run.width(last + ELLIPSIS) > box.width()) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1)).stripTrailing();
        }
        kept.add(last + ELLIPSIS);
        return new Paragraph(List.copyOf(kept), run);
    }

    /** The words, with those wider than a line split into parts that fit. */
    private static List<String> pieces(List<String> words, TextRun run, double width) {
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            String rest = word;
            while (run.width(rest) > width) {
                int end = 1;
                while (run.width(rest.substring(0, end + 1) + HYPHEN) <= width) {
                    end++;
                }
                boolean inWord = Character.isLetter(rest.charAt(end - 1)) && Character.isLetter(rest.charAt(end));
                pieces.add(rest.substring(0, end) + (inWord ? HYPHEN : ""));
                rest = rest.substring(end);
            }
            pieces.add(rest);
        }
        return pieces;
    }
}
