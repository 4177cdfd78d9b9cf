package io.wireroom.image;

import java.nio.charset.StandardCharsets;

/**
 * SVG of two colours: a white ground, and one path with a rectangle for each run of black pixels. Nothing is stroked: not every
 * renderer ends a stroke where the standard says, and QR codes don't forgive it.
 */
public final class SvgWriter {
    private SvgWriter() {}

    /** @param unit the size of a pixel that the file suggests; the picture scales to any other */
    public static byte[] write(Bitmap picture, int unit) {
        int width = picture.width();
        int height = picture.height();
        StringBuilder svg = new StringBuilder(4096)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append((long) width * unit)
                .append("\" height=\"")
                .append((long) height * unit)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" shape-rendering=\"crispEdges\" stroke=\"none\"><path fill=\"#fff\" d=\"M0 0h")
                .append(width)
                .append('v')
                .append(height)
                .append("H0z\"/><path d=\"");
        for (int y = 0; y < height; y++) {
            appendRow(svg, picture, y);
        }
        return svg.append("\"/></svg>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The first run of a row starts there, the others at a distance from where the run before started. */
    private static void appendRow(StringBuilder svg, Bitmap picture, int y) {
        int before = -1;
        for (int x = 0; x < picture.width(); x++) {
            if (picture.isBlack(x, y)) {
                int start = x;
                while (picture.isBlack(x, y)) {
                    x++;
                }
                if (before < 0) {
                    svg.append('M').append(start).append(' ').append(y);
                } else {
                    svg.append('m').append(start - before).append(" 0");
                }
                svg.append('h')
                        .append(x - start)
                        .append("v1h")
                        .append(start - x)
                        .append('z');
                before = start;
            }
        }
    }
}
