package io.wireroom.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Text set in a box: as large as it fits, in lines of like length, so that none is left with a lonely word. What does not fit
 * at the smallest size ends in an ellipsis.
 */
record Paragraph(List<String> lines, TextRun lettering) {
    private static final double LEADING = 1.2;
    private static final double SHRINK = 0.95;
    /** Below so many times the smallest size, a word wider than a line is rather broken than everything set smaller. */
    private static final double WHOLE_WORDS = 1.4;

    private static final String ELLIPSIS = "…";
    private static final String HYPHEN = "-";

    /** @param text words parted by single spaces */
    static Paragraph fit(String text, Typeface face, Box box) {
        List<String> words = List.of(text.split(" "));
        for (double size = box.largest(); size > box.smallest(); size *= SHRINK) {
            TextRun lettering = new TextRun(face, size);
            List<String> pieces = size > WHOLE_WORDS * box.smallest() ? words : pieces(words, lettering, box.width());
            List<String> lines = wrap(pieces, lettering, box.width());
            if (lines.size() <= box.lines(size) && allWithin(lines, lettering, box.width())) {
                return new Paragraph(balanced(pieces, lettering, lines.size(), box.width()), lettering);
            }
        }
        return cut(words, new TextRun(face, box.smallest()), box);
    }

    /** A box of {@code width} × {@code height} pixels for letters of {@code largest} down to {@code smallest} pixels. */
    record Box(double width, double height, double largest, double smallest) {
        int lines(double size) {
            return Math.max(1, (int) (height / (size * LEADING)));
        }
    }

    double leading() {
        return lettering.size() * LEADING;
    }

    private static List<String> wrap(List<String> words, TextRun lettering, double width) {
        List<String> lines = new ArrayList<>();
        String line = words.getFirst();
        for (String word : words.subList(1, words.size())) {
            String longer = line + " " + word;
            if (lettering.width(longer) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines;
    }

    private static boolean allWithin(List<String> lines, TextRun lettering, double width) {
        return lines.stream().allMatch(line -> lettering.width(line) <= width);
    }

    /** The narrowest setting that takes no more lines. */
    private static List<String> balanced(List<String> words, TextRun lettering, int count, double width) {
        double tooNarrow = 0;
        double enough = width;
        while (enough - tooNarrow > 2) {
            double middle = (tooNarrow + enough) / 2;
            List<String> lines = wrap(words, lettering, middle);
            if (lines.size() <= count && allWithin(lines, lettering, middle)) {
                enough = middle;
            } else {
                tooNarrow = middle;
            }
        }
        return wrap(words, lettering, enough);
    }

    private static Paragraph cut(List<String> words, TextRun lettering, Box box) {
        List<String> lines = wrap(pieces(words, lettering, box.width()), lettering, box.width());
        int most = box.lines(lettering.size());
        if (lines.size() <= most) {
            return new Paragraph(lines, lettering);
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        String last = kept.removeLast();
        while (!last.isEmpty() && lettering.width(last + ELLIPSIS) > box.width()) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1)).stripTrailing();
        }
        kept.add(last + ELLIPSIS);
        return new Paragraph(List.copyOf(kept), lettering);
    }

    /** The words; those wider than a line in parts that are not. */
    private static List<String> pieces(List<String> words, TextRun lettering, double width) {
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            String rest = word;
            while (lettering.width(rest) > width) {
                int end = 1;
                while (lettering.width(rest.substring(0, end + 1) + HYPHEN) <= width) {
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
