package io.wireroom.image;

import java.nio.charset.StandardCharsets;

/**
 * Encodes bitmaps as SVG: a white background and one path with a rectangle for each run of black pixels. Strokes are avoided,
 * because some renderers draw stroke ends inaccurately, which makes QR codes unreadable.
 */
public final class SvgWriter {
    private SvgWriter() {}

    /** @param unit nominal size of a pixel in CSS pixels; the image is scalable */
    public static byte[] write(Bitmap bitmap, int unit) {
        int width = bitmap.width();
        int height = bitmap.height();
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
            appendRow(svg, bitmap, y);
        }
        return svg.append("\"/></svg>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The first run of a row has an absolute start; later runs are relative to the start of the previous run. */
    private static void appendRow(StringBuilder svg, Bitmap bitmap, int y) {
        int previousStart = -1;
        for (int x = 0; x < bitmap.width(); x++) {
            if (bitmap.isBlack(x, y)) {
                int start = x;
                while (bitmap.isBlack(x, y)) {
                    x++;
                }
                if (previousStart < 0) {
                    svg.append('M').append(start).append(' ').append(y);
                } else {
                    svg.append('m').append(start - previousStart).append(" 0");
                }
                svg.append('h')
                        .append(x - start)
                        .append("v1h")
                        .append(start - x)
                        .append('z');
                previousStart = start;
            }
        }
    }
}
