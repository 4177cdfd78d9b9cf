package io.wireroom.image;

import java.nio.ByteBuffer;

/** Glyph outlines of a TrueType font: tables {@code glyf} and {@code loca} (ISO/IEC 14496-22). */
record Glyphs(ByteBuffer outlines, ByteBuffer offsets, boolean longOffsets) {
    private static final int ON_CURVE = 0x01;
    private static final int X_SHORT = 0x02;
    private static final int Y_SHORT = 0x04;
    private static final int REPEAT = 0x08;
    private static final int X_SAME_OR_POSITIVE = 0x10;
    private static final int Y_SAME_OR_POSITIVE = 0x20;

    private static final int ARGUMENTS_ARE_WORDS = 0x0001;
    private static final int UNIFORM_SCALE = 0x0008;
    private static final int MORE_COMPONENTS = 0x0020;
    private static final int SCALE_X_AND_Y = 0x0040;
    private static final int TWO_BY_TWO = 0x0080;
    private static final double FIXED_ONE = 1 << 14;

    /** An affine map: x' = xx·x + xy·y + dx, y' = yx·x + yy·y + dy. */
    record Transform(double xx, double xy, double yx, double yy, double dx, double dy) {
        double x(double x, double y) {
            return xx * x + xy * y + dx;
        }

        double y(double x, double y) {
            return yx * x + yy * y + dy;
        }

        /** The composition that applies {@code first}, then this transform. */
        Transform after(Transform first) {
            return new Transform(
                    xx * first.xx + xy * first.yx,
                    xx * first.xy + xy * first.yy,
                    yx * first.xx + yy * first.yx,
                    yx * first.xy + yy * first.yy,
                    x(first.dx, first.dy),
                    y(first.dx, first.dy));
        }
    }

    void draw(int glyph, Transform transform, Outline outline) {
        int start = offset(glyph);
        if (offset(glyph + 1) == start) {
            return; // no outline, such as a space
        }
        int contours = outlines.getShort(start);
        if (contours >= 0) {
            drawSimple(start + 10, contours, transform, outline);
        } else {
            drawComposite(start + 10, transform, outline);
        }
    }

    private int offset(int glyph) {
        return longOffsets ? offsets.getInt(4 * glyph) : 2 * offsets.getChar(2 * glyph);
    }

    private void drawSimple(int start, int contours, Transform transform, Outline outline) {
        if (contours == 0) {
            return;
        }
        int count = outlines.getChar(start + 2 * (contours - 1)) + 1;
        int at = start + 2 * contours;
        at += 2 + outlines.getChar(at); // skip the hinting instructions
        int[] flags = new int[count];
        for (int i = 0; i < count; ) {
            int flag = outlines.get(at++) & 0xff;
            int repeats = (flag & REPEAT) == 0 ? 1 : 1 + (outlines.get(at++) & 0xff);
            while (repeats-- > 0) {
                flags[i++] = flag;
            }
        }
        int[] x = new int[count];
        int[] y = new int[count];
        at = readCoordinates(at, flags, x, X_SHORT, X_SAME_OR_POSITIVE);
        readCoordinates(at, flags, y, Y_SHORT, Y_SAME_OR_POSITIVE);
        int first = 0;
        for (int i = 0; i < contours; i++) {
            int last = outlines.getChar(start + 2 * i);
            new Contour(flags, x, y, first, last - first + 1, transform).draw(outline);
            first = last + 1;
        }
    }

    private int readCoordinates(int start, int[] flags, int[] values, int isShort, int sameOrPositive) {
        int at = start;
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean set = (flags[i] & sameOrPositive) != 0;
            if ((flags[i] & isShort) != 0) {
                int delta = outlines.get(at++) & 0xff;
                value += set ? delta : -delta;
            } else if (!set) {
                value += outlines.getShort(at);
                at += 2;
            }
            values[i] = value;
        }
        return at;
    }

    @SuppressWarnings("ArrayRecordComponent") // short-lived view; never compared or stored
    private record Contour(int[] flags, int[] x, int[] y, int first, int length, Transform transform) {

        /** Two consecutive off-curve points imply an on-curve point midway between them. */
        void draw(Outline outline) {
            int start = 0;
            while (start < length - 1 && !onCurve(start)) {
                start++;
            }
            outline.moveTo(transformedX(start), transformedY(start));
            for (int i = start + 1; i <= start + length; i++) {
                if (onCurve(i)) {
                    outline.lineTo(transformedX(i), transformedY(i));
                } else if (onCurve(i + 1)) {
                    outline.curveTo(transformedX(i), transformedY(i), transformedX(i + 1), transformedY(i + 1));
                    i++;
                } else {
                    outline.curveTo(
                            transformedX(i),
                            transformedY(i),
                            (transformedX(i) + transformedX(i + 1)) / 2,
                            (transformedY(i) + transformedY(i + 1)) / 2);
                }
            }
            outline.close();
        }

        private int index(int i) {
            return first + i % length;
        }

        private boolean onCurve(int i) {
            return (flags[index(i)] & ON_CURVE) != 0;
        }

        private double transformedX(int i) {
            return transform.x(x[index(i)], y[index(i)]);
        }

        private double transformedY(int i) {
            return transform.y(x[index(i)], y[index(i)]);
        }
    }

    /** Supports components placed by offset. Placement by matching points is rare and is ignored. */
    private void drawComposite(int start, Transform transform, Outline outline) {
        int at = start;
        int flags;
        do {
            flags = outlines.getChar(at);
            int component = outlines.getChar(at + 2);
            boolean words = (flags & ARGUMENTS_ARE_WORDS) != 0;
            double dx = words ? outlines.getShort(at + 4) : outlines.get(at + 4);
            double dy = words ? outlines.getShort(at + 6) : outlines.get(at + 5);
            at += words ? 8 : 6;
            Transform local = new Transform(1, 0, 0, 1, dx, dy);
            if ((flags & UNIFORM_SCALE) != 0) {
                local = new Transform(fixed(at), 0, 0, fixed(at), dx, dy);
                at += 2;
            } else if ((flags & SCALE_X_AND_Y) != 0) {
                local = new Transform(fixed(at), 0, 0, fixed(at + 2), dx, dy);
                at += 4;
            } else if ((flags & TWO_BY_TWO) != 0) {
                local = new Transform(fixed(at), fixed(at + 4), fixed(at + 2), fixed(at + 6), dx, dy);
                at += 8;
            }
            draw(component, transform.after(local), outline);
        } while ((flags & MORE_COMPONENTS) != 0);
    }

    private double fixed(int at) {
        return outlines.getShort(at) / FIXED_ONE;
    }
}
