package io.wireroom.image;

/** Receiver of a shape's outline: closed contours of lines and quadratic Bézier curves. A contour ends at its start point. */
interface Outline {
    void moveTo(double x, double y);

    void lineTo(double x, double y);

    void curveTo(double controlX, double controlY, double x, double y);

    void close();
}
