package io.wireroom.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pair kerning of a font: lookups of type 2 (pair adjustment) in table {@code GPOS} (ISO/IEC 14496-22). */
record Kerning(List<Pairs> subtables) {
    private static final int PAIR_ADJUSTMENT = 2;
    private static final int ADVANCE_ONLY = 0x0004;

    /** Adjustment of a glyph pair in font units; {@link #UNKNOWN} if the subtable has no entry for the pair. */
    private interface Pairs {
        int UNKNOWN = Integer.MIN_VALUE;

        int between(int left, int right);
    }

    static Kerning read(ByteBuffer gpos) {
        List<Pairs> subtables = new ArrayList<>();
        int lookups = gpos.getChar(8);
        for (int i = 0; i < gpos.getChar(lookups); i++) {
            int lookup = lookups + gpos.getChar(lookups + 2 + 2 * i);
            if (gpos.getChar(lookup) == PAIR_ADJUSTMENT) {
                for (int k = 0; k < gpos.getChar(lookup + 4); k++) {
                    int start = lookup + gpos.getChar(lookup + 6 + 2 * k);
                    addPairs(gpos.slice(start, gpos.limit() - start), subtables);
                }
            }
        }
        return new Kerning(List.copyOf(subtables));
    }

    /** Adjustment of the advance of {@code left} before {@code right}, in font units; from the first subtable with an entry. */
    int between(int left, int right) {
        for (Pairs pairs : subtables) {
            int units = pairs.between(left, right);
            if (units != Pairs.UNKNOWN) {
                return units;
            }
        }
        return 0;
    }

    private static void addPairs(ByteBuffer table, List<Pairs> subtables) {
        if (table.getChar(4) != ADVANCE_ONLY || table.getChar(6) != 0) {
            return; // adjusts more than the advance of the left glyph
        }
        Map<Integer, Integer> covered = coverage(table, table.getChar(2));
        subtables.add(table.getChar(0) == 1 ? glyphPairs(table, covered) : classPairs(table, covered));
    }

    private static Pairs glyphPairs(ByteBuffer table, Map<Integer, Integer> covered) {
        return (left, right) -> {
            Integer index = covered.get(left);
            if (index == null) {
                return Pairs.UNKNOWN;
            }
            int set = table.getChar(10 + 2 * index);
            for (int i = 0; i < table.getChar(set); i++) {
                int pair = set + 2 + 4 * i;
                if (table.getChar(pair) == right) {
                    return table.getShort(pair + 2);
                }
            }
            return Pairs.UNKNOWN;
        };
    }

    private static Pairs classPairs(ByteBuffer table, Map<Integer, Integer> covered) {
        Map<Integer, Integer> leftClasses = classes(table, table.getChar(8));
        Map<Integer, Integer> rightClasses = classes(table, table.getChar(10));
        int rightCount = table.getChar(14);
        return (left, right) -> {
            if (!covered.containsKey(left)) {
                return Pairs.UNKNOWN;
            }
            int row = leftClasses.getOrDefault(left, 0);
            return table.getShort(16 + 2 * (row * rightCount + rightClasses.getOrDefault(right, 0)));
        };
    }

    private static Map<Integer, Integer> coverage(ByteBuffer table, int start) {
        Map<Integer, Integer> covered = new HashMap<>();
        int count = table.getChar(start + 2);
        for (int i = 0; i < count; i++) {
            if (table.getChar(start) == 1) {
                covered.put((int) table.getChar(start + 4 + 2 * i), i);
            } else {
                forRange(table, start + 4 + 6 * i, (glyph, from, value) -> covered.put(glyph, value + glyph - from));
            }
        }
        return covered;
    }

    private static Map<Integer, Integer> classes(ByteBuffer table, int start) {
        Map<Integer, Integer> classes = new HashMap<>();
        if (table.getChar(start) == 1) {
            int first = table.getChar(start + 2);
            for (int i = 0; i < table.getChar(start + 4); i++) {
                classes.put(first + i, (int) table.getChar(start + 6 + 2 * i));
            }
        } else {
            for (int i = 0; i < table.getChar(start + 2); i++) {
                forRange(table, start + 4 + 6 * i, (glyph, from, value) -> classes.put(glyph, value));
            }
        }
        return classes;
    }

    private interface InRange {
        void accept(int glyph, int from, int value);
    }

    private static void forRange(ByteBuffer table, int at, InRange each) {
        int from = table.getChar(at);
        for (int glyph = from; glyph <= table.getChar(at + 2); glyph++) {
            each.accept(glyph, from, table.getChar(at + 4));
        }
    }
}
