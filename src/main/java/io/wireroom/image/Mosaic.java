package io.wireroom.image;

import java.util.List;

/**
 * A design that needs no letters: tiles with discs, parts of discs and triangles in tints of one colour. The same seed gives the
 * same tiles.
 */
final class Mosaic {
    static final int COLUMNS = 9;
    static final int ROWS = 4;

    private static final int FULL = 255;
    private static final int ARCS = 8;
    private static final int SHAPES = 6;
    private static final int QUARTERS = 4;

    /** What a tile's shape and the tile behind it are covered with, in parts of 255. */
    private enum Tint {
        DARK_ON_PAPER(FULL, 0),
        DARK_ON_LIGHT(FULL, 44),
        MIDDLE_ON_PAPER(150, 0),
        MIDDLE_ON_LIGHT(150, 44),
        LIGHT_ON_DARK(30, FULL);

        private final int shape;
        private final int tile;

        Tint(int shape, int tile) {
            this.shape = shape;
            this.tile = tile;
        }

        int at(int covered) {
            return tile + (shape - tile) * covered / FULL;
        }
    }

    private static final List<Tint> TINTS = List.of(Tint.values());

    private final Canvas canvas;
    private final int left;
    private final int top;
    private final int size;

    /** @param size of a tile, in pixels */
    Mosaic(Canvas canvas, int left, int top, int size) {
        this.canvas = canvas;
        this.left = left;
        this.top = top;
        this.size = size;
    }

    /** @param shade from parts of 255 to the canvas's index */
    void draw(long seed, Canvas.Shade shade) {
        for (Tint tint : TINTS) {
            Rasterizer shapes = canvas.shape();
            for (int tile = 0; tile < COLUMNS * ROWS; tile++) {
                long bits = mixed(seed * COLUMNS * ROWS + tile);
                if (TINTS.get(Math.floorMod(bits, TINTS.size())) == tint) {
                    int x = left + tile % COLUMNS * size;
                    int y = top + tile / COLUMNS * size;
                    canvas.fill(x, y, size, size, shade.of(tint.tile));
                    draw(bits >>> 8, x, y, shapes);
                }
            }
            canvas.draw(shapes, covered -> shade.of(tint.at(covered)));
        }
    }

    /** Spreads the bits of a number over all of it (the finalizer of SplitMix64). */
    private static long mixed(long number) {
        long first = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return (second ^ (second >>> 31)) & Long.MAX_VALUE;
    }

    private void draw(long bits, int x, int y, Outline outline) {
        int turn = (int) (bits % QUARTERS);
        double cornerX = turn == 1 || turn == 2 ? x + size : x;
        double cornerY = turn >= 2 ? y + size : y;
        double middleX = x + size / 2.0;
        double middleY = y + size / 2.0;
        switch ((int) (bits / QUARTERS % SHAPES)) {
            case 0, 1 -> sector(cornerX, cornerY, size, turn, 1, outline);
            case 2 -> sector(middleX, middleY, size / 2.0, 0, QUARTERS, outline);
            case 3 ->
                sector(
                        turn == 1 ? x + size : turn == 3 ? x : middleX,
                        turn == 0 ? y : turn == 2 ? y + size : middleY,
                        size / 2.0,
                        turn,
                        2,
                        outline);
            case 4 -> sector(middleX, middleY, size / 5.0, 0, QUARTERS, outline);
            default -> triangle(x, y, turn, outline);
        }
    }

    /** A disc's part, clockwise from the east by so many quarters, and as wide as so many. */
    private static void sector(double x, double y, double radius, int from, int quarters, Outline outline) {
        int arcs = ARCS / QUARTERS * quarters;
        double start = from * Math.PI / 2;
        double step = 2 * Math.PI / ARCS;
        outline.moveTo(x, y);
        outline.lineTo(x + radius * Math.cos(start), y + radius * Math.sin(start));
        double beyond = radius / Math.cos(step / 2);
        for (int arc = 1; arc <= arcs; arc++) {
            double end = start + arc * step;
            double between = end - step / 2;
            outline.curveTo(
                    x + beyond * Math.cos(between),
                    y + beyond * Math.sin(between),
                    x + radius * Math.cos(end),
                    y + radius * Math.sin(end));
        }
        outline.close();
    }

    /** Half of a tile. */
    private void triangle(int x, int y, int turn, Outline outline) {
        double[][] corners = {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
        for (int i = 0; i < corners.length - 1; i++) {
            double[] corner = corners[(turn + i) % corners.length];
            if (i == 0) {
                outline.moveTo(corner[0], corner[1]);
            } else {
                outline.lineTo(corner[0], corner[1]);
            }
        }
        outline.close();
    }
}
