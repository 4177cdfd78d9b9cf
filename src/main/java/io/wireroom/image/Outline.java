package io.wireroom.image;

/** Takes the outline of a shape: closed contours of lines and quadratic curves. A contour ends where it began. */
interface Outline {
    void moveTo(double x, double y);

    void lineTo(double x, double y);

    void curveTo(double controlX, double controlY, double x, double y);

    void close();
}
