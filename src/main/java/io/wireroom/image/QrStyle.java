package io.wireroom.image;

/**
 * Appearance and error correction of a QR code.
 *
 * @param pixelsPerModule side of a module, in pixels, 1 to 64
 * @param quietZone white border, in modules, 0 to 64; ISO/IEC 18004 requires 4
 * @param errorCorrection minimum level; a higher level is used if the code does not grow
 */
public record QrStyle(int pixelsPerModule, int quietZone, ErrorCorrection errorCorrection) {
    public static final QrStyle DEFAULT = new QrStyle(8, 4, ErrorCorrection.MEDIUM);

    /** Error correction levels of ISO/IEC 18004; they recover about 7, 15, 25 and 30 % of a code. */
    public enum ErrorCorrection {
        LOW,
        MEDIUM,
        QUARTILE,
        HIGH
    }

    /** @throws IllegalArgumentException if a number is outside its range */
    public QrStyle {
        if (pixelsPerModule < 1 || pixelsPerModule > 64) {
            throw new IllegalArgumentException("a module has 1 to 64 pixels, not " + pixelsPerModule);
        }
        if (quietZone < 0 || quietZone > 64) {
            throw new IllegalArgumentException("a quiet zone has 0 to 64 modules, not " + quietZone);
        }
    }
}
