package io.wireroom.image;

import java.util.Arrays;

/**
 * LZ77 token stream of a VP8L image (RFC 9649 §3) with eight pixels per symbol: literals, and back-references to the row above
 * or to the previous symbol.
 */
final class WebpTokens {
    private static final int LITERALS = 256;
    private static final int LENGTH_SYMBOLS = 24;
    private static final int MAX_COPY_LENGTH = 4096;
    // The first two short distance codes of the format: the symbol above and the symbol to the left.
    private static final int ABOVE = 0;
    private static final int LEFT = 1;

    /** Literals are stored as they are, copies as -(2 × length + distance code). */
    private int[] tokens = new int[4096];

    private int size;
    private final int[] counts = new int[LITERALS + LENGTH_SYMBOLS];
    private final int[] distances = new int[2];

    /** @param minCopyLength minimum length of a copy; shorter repetitions are encoded as literals */
    WebpTokens(Bitmap bitmap, int minCopyLength) {
        byte[] symbols = bitmap.rows();
        int stride = bitmap.stride();
        for (int at = 0; at < symbols.length; ) {
            int above = at < stride ? 0 : matchLength(symbols, at, at - stride);
            int left = at == 0 || above >= MAX_COPY_LENGTH ? 0 : matchLength(symbols, at, at - 1);
            int length = Math.max(above, left);
            if (length < minCopyLength) {
                // VP8L has the leftmost pixel in the least significant bit.
                int literal = Integer.reverse(symbols[at++]) >>> 24;
                add(literal, literal);
            } else {
                int distance = above >= left ? ABOVE : LEFT;
                distances[distance]++;
                add(-(length << 1 | distance), LITERALS + prefix(length));
                at += length;
            }
        }
    }

    private void add(int token, int symbol) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
        counts[symbol]++;
    }

    /** Number of symbols at {@code at} that equal those at {@code from}; the ranges may overlap. */
    private static int matchLength(byte[] symbols, int at, int from) {
        int end = Math.min(symbols.length, at + MAX_COPY_LENGTH);
        int length = Arrays.mismatch(symbols, at, end, symbols, from, from + end - at);
        return length < 0 ? end - at : length;
    }

    /** Writes the prefix codes, then the encoded image. */
    void write(BitWriter out) {
        PrefixCode code = describeSymbols(out);
        for (int channel = 0; channel < 3; channel++) {
            PrefixCode.describeSimple(out, 0); // red, blue and alpha are unused
        }
        int distanceBits = describeDistances(out);
        for (int i = 0; i < size; i++) {
            int token = tokens[i];
            if (token >= 0) {
                code.write(token, out);
            } else {
                writeLength(-token >> 1, code, out);
                out.write(-token & 1, distanceBits);
            }
        }
    }

    private PrefixCode describeSymbols(BitWriter out) {
        int used = 0;
        int last = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                used++;
                last = symbol;
            }
        }
        PrefixCode code = PrefixCode.of(counts);
        if (used == 1) {
            PrefixCode.describeSimple(out, last); // always a literal: no image begins with a copy
        } else {
            code.describe(out);
        }
        return code;
    }

    private int describeDistances(BitWriter out) {
        if (distances[ABOVE] > 0 && distances[LEFT] > 0) {
            PrefixCode.describeSimple(out, ABOVE, LEFT);
            return 1;
        }
        PrefixCode.describeSimple(out, distances[LEFT] > 0 ? LEFT : ABOVE);
        return 0;
    }

    private static int prefix(int length) {
        int rest = length - 1;
        if (rest < 4) {
            return rest;
        }
        int highest = 31 - Integer.numberOfLeadingZeros(rest);
        return 2 * highest + (rest >> (highest - 1) & 1);
    }

    private static void writeLength(int length, PrefixCode code, BitWriter out) {
        int prefix = prefix(length);
        code.write(LITERALS + prefix, out);
        if (prefix >= 4) {
            out.write(length - 1, prefix / 2 - 1);
        }
    }
}
