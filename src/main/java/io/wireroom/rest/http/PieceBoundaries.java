package io.wireroom.rest.http;

import java.util.SplittableRandom;

/**
 * Splits a text into pieces, so that the versions of a list have nearly all pieces in common. Boundaries depend on the text around them
 * only: they are between the items of a list in JSON or XML. Other texts and long items are split by content-defined chunking (gear hash;
 * Xia et al., FastCDC, USENIX ATC 2016, §3).
 */
final class PieceBoundaries {
    /** Minimum length of a piece, except the first and the last one. Smaller items share a piece. */
    static final int MIN_PIECE_BYTES = 4_096;

    /** Minimum length of a piece that ends within an item. */
    private static final int MIN_PART_BYTES = 6_144;

    static final int MAX_PIECE_BYTES = 65_536;

    /** Hash mask: on average one position in 8,192 is a boundary, after the minimum length. */
    private static final long MASK = 0x1fffL << 40;

    private static final long[] GEAR = new SplittableRandom(9).longs(256).toArray();

    private static final String[] TAGS = {"item>", "entry>", "/channel>", "/feed>"};

    private PieceBoundaries() {}

    /** The end of the piece that begins at {@code from}. */
    static int next(byte[] text, int from) {
        int end = Math.min(text.length, from + MAX_PIECE_BYTES);
        int parts = Math.min(end, from + MIN_PART_BYTES);
        // What precedes the first item is a piece of its own, because the first item is another one after each change.
        for (int at = from == 0 ? 1 : from + MIN_PIECE_BYTES; at < parts; at++) {
            if (isBetweenItems(text, at, from == 0)) {
                return at;
            }
        }
        long hash = 0;
        for (int at = parts; at < end; at++) {
            if (isBetweenItems(text, at, from == 0)) {
                return at;
            }
            hash = (hash << 1) + GEAR[text[at] & 0xff];
            if ((hash & MASK) == 0) {
                return at + 1;
            }
        }
        return end;
    }

    /**
     * Whether an item or what follows the last one begins at this position. An item in JSON begins with the separator in front of it.
     *
     * @param first whether no item was before
     */
    private static boolean isBetweenItems(byte[] text, int at, boolean first) {
        return switch (text[at]) {
            case ',' -> text[at - 1] == '}' && at + 1 < text.length && text[at + 1] == '{';
            case ']' -> text[at - 1] == '}';
            case '[' -> first && at + 1 < text.length && text[at + 1] == '{';
            case '<' -> isTag(text, at + 1);
            default -> false;
        };
    }

    private static boolean isTag(byte[] text, int at) {
        for (String tag : TAGS) {
            if (startsWith(text, at, tag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] text, int at, String tag) {
        if (text.length - at < tag.length()) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            if (text[at + i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
