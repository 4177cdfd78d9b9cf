package io.wireroom.image;

/**
 * Computes the coverage of each pixel by a shape. Every edge adds the signed area between itself and the right side of each
 * pixel it crosses; the prefix sums of a row are the coverage, exact for straight edges. The fill rule is non-zero, provided
 * that contours of opposite direction do not overlap.
 */
final class Rasterizer implements Outline {
    private static final int FULL = 255;
    private static final int CURVE_STEPS = 8;

    private final int width;
    private final int height;
    private final float[] areas;
    private double startX;
    private double startY;
    private double penX;
    private double penY;

    Rasterizer(int width, int height) {
        this.width = width;
        this.height = height;
        this.areas = new float[width * height + 2];
    }

    /** Calls {@code painter} for each pixel with a coverage of 1 to 255. */
    void forEachPixel(Painter painter) {
        for (int y = 0; y < height; y++) {
            float sum = 0;
            for (int x = 0; x < width; x++) {
                sum += areas[y * width + x];
                int covered = Math.min(FULL, (int) (Math.abs(sum) * FULL + 0.5f));
                if (covered > 0) {
                    painter.paint(x, y, covered);
                }
            }
        }
    }

    @FunctionalInterface
    interface Painter {
        void paint(int x, int y, int covered);
    }

    @Override
    public void moveTo(double x, double y) {
        startX = x;
        startY = y;
        penX = x;
        penY = y;
    }

    @Override
    public void lineTo(double x, double y) {
        addEdge(penX, penY, x, y);
        penX = x;
        penY = y;
    }

    @Override
    public void curveTo(double controlX, double controlY, double x, double y) {
        double fromX = penX;
        double fromY = penY;
        for (int step = 1; step <= CURVE_STEPS; step++) {
            double t = (double) step / CURVE_STEPS;
            double u = 1 - t;
            lineTo(u * u * fromX + 2 * u * t * controlX + t * t * x, u * u * fromY + 2 * u * t * controlY + t * t * y);
        }
    }

    @Override
    public void close() {
        lineTo(startX, startY);
    }

    private void addEdge(double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            return;
        }
        boolean down = y0 < y1;
        double topX = down ? x0 : x1;
        double slope = (x1 - x0) / (y1 - y0);
        double top = Math.min(y0, y1);
        double bottom = Math.min(Math.max(y0, y1), height);
        double first = Math.max(top, 0);
        for (int row = (int) first; row < bottom; row++) {
            double from = Math.max(first, row);
            double to = Math.min(bottom, row + 1);
            double fromX = topX + (from - top) * slope;
            double toX = topX + (to - top) * slope;
            addToRow(row, down ? to - from : from - to, clamp(Math.min(fromX, toX)), clamp(Math.max(fromX, toX)));
        }
    }

    private double clamp(double x) {
        return Math.clamp(x, 0, width - 1e-6);
    }

    /** Distributes an edge's {@code rise} within a row over the pixels between its {@code left} and {@code right} ends. */
    private void addToRow(int row, double rise, double left, double right) {
        int base = row * width;
        int last = (int) right;
        double before = 0;
        for (int x = (int) left; x <= last; x++) {
            double covered =
                    right - left < 1e-9 ? x + 1 - left : areaLeftOf(x + 1, left, right) - areaLeftOf(x, left, right);
            areas[base + x] += (float) (rise * (covered - before));
            before = covered;
        }
        if (last + 1 < width) {
            areas[base + last + 1] += (float) (rise * (1 - before));
        }
    }

    /** The area between the edge and {@code x}, for an edge of height 1 from {@code left} to {@code right}. */
    private static double areaLeftOf(double x, double left, double right) {
        if (x <= left) {
            return 0;
        }
        return x >= right ? x - (left + right) / 2 : (x - left) * (x - left) / (2 * (right - left));
    }
}
