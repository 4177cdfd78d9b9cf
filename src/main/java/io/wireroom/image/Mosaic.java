package io.wireroom.image;

import java.util.List;

/**
 * Geometric pattern without text: tiles with discs, disc sectors and triangles in tints of one colour. Deterministic for a seed.
 */
final class Mosaic {
    static final int COLUMNS = 9;
    static final int ROWS = 4;

    private static final int FULL = 255;
    private static final int ARCS = 8;
    private static final int SHAPES = 6;
    private static final int QUARTERS = 4;

    /** Coverage of a tile's shape and of its background, 0 to 255. */
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

    /** @param size side of a tile in pixels */
    Mosaic(Canvas canvas, int left, int top, int size) {
        this.canvas = canvas;
        this.left = left;
        this.top = top;
        this.size = size;
    }

    /** @param shade maps a coverage of 0 to 255 to a palette index of the canvas */
    void draw(long seed, Canvas.Shade shade) {
        for (Tint tint : TINTS) {
            Rasterizer shapes = canvas.shape();
            for (int tile = 0; tile < COLUMNS * ROWS; tile++) {
                long bits = mix(seed * COLUMNS * ROWS + tile);
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

    /** Mixes the bits of a number (finalizer of SplitMix64); the result is not negative. */
    private static long mix(long number) {
        long first = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return (second ^ (second >>> 31)) & Long.MAX_VALUE;
    }

    private void draw(long bits, int x, int y, Outline outline) {
        int rotation = (int) (bits % QUARTERS);
        double cornerX = rotation == 1 || rotation == 2 ? x + size : x;
        double cornerY = rotation >= 2 ? y + size : y;
        double middleX = x + size / 2.0;
        double middleY = y + size / 2.0;
        switch ((int) (bits / QUARTERS % SHAPES)) {
            case 0, 1 -> sector(cornerX, cornerY, size, rotation, 1, outline);
            case 2 -> sector(middleX, middleY, size / 2.0, 0, QUARTERS, outline);
            case 3 ->
                sector(
                        rotation == 1 ? x + size : rotation == 3 ? x : middleX,
                        rotation == 0 ? y : rotation == 2 ? y + size : middleY,
                        size / 2.0,
                        rotation,
                        2,
                        outline);
            case 4 -> sector(middleX, middleY, size / 5.0, 0, QUARTERS, outline);
            default -> triangle(x, y, rotation, outline);
        }
    }

    /**
     * Adds a sector of a disc.
     *
     * @param from start angle in quarter turns, clockwise from the positive x axis
     * @param quarters angle of the sector in quarter turns
     */
    private static void sector(double x, double y, double radius, int from, int quarters, Outline outline) {
        int arcs = ARCS / QUARTERS * quarters;
        double start = from * Math.PI / 2;
        double step = 2 * Math.PI / ARCS;
        outline.moveTo(x, y);
        outline.lineTo(x + radius * Math.cos(start), y + radius * Math.sin(start));
        double controlRadius = radius / Math.cos(step / 2);
        for (int arc = 1; arc <= arcs; arc++) {
            double end = start + arc * step;
            double controlAngle = end - step / 2;
            outline.curveTo(
                    x + controlRadius * Math.cos(controlAngle),
                    y + controlRadius * Math.sin(controlAngle),
                    x + radius * Math.cos(end),
                    y + radius * Math.sin(end));
        }
        outline.close();
    }

    /** Adds a right triangle that covers half a tile. */
    private void triangle(int x, int y, int rotation, Outline outline) {
        double[][] corners = {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
        for (int i = 0; i < corners.length - 1; i++) {
            double[] corner = corners[(rotation + i) % corners.length];
            if (i == 0) {
                outline.moveTo(corner[0], corner[1]);
            } else {
                outline.lineTo(corner[0], corner[1]);
            }
        }
        outline.close();
    }
}
