package io.wireroom.image;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A QR code (ISO/IEC 18004, model 2) as an image. The same text and style give the same bytes in each format.
 *
 * @param modules the code with its quiet zone, one pixel per module
 * @param pixelsPerModule side of a module in {@link #webp} and {@link #png}; scale of the nominal size of {@link #svg}
 */
public record QrImage(Bitmap modules, int pixelsPerModule) {
    private static final int UTF_8_ECI = 26;

    /** A QR code of {@code text}; empty if {@code text} exceeds the capacity of the largest code (2,331 bytes at level M). */
    public static Optional<QrImage> of(String text, QrStyle style) {
        try {
            QrCode code = QrCode.encodeSegments(segments(text), level(style.errorCorrection()));
            int zone = style.quietZone();
            int side = code.size + 2 * zone;
            Bitmap modules = Bitmap.of(side, side, (x, y) -> code.getModule(x - zone, y - zone));
            return Optional.of(new QrImage(modules, style.pixelsPerModule()));
        } catch (DataTooLongException e) {
            return Optional.empty();
        }
    }

    /** The image at full size, {@link #pixelsPerModule} pixels per module. */
    public Bitmap pixels() {
        return modules.enlarged(pixelsPerModule);
    }

    public byte[] webp() {
        return WebpWriter.write(pixels());
    }

    public byte[] png() {
        return PngWriter.write(pixels());
    }

    public byte[] svg() {
        return SvgWriter.write(modules, pixelsPerModule);
    }

    /** Declares UTF-8 for text outside ASCII; without an ECI designator, scanners guess the charset. */
    private static List<QrSegment> segments(String text) {
        List<QrSegment> segments = QrSegment.makeSegments(text);
        if (text.chars().allMatch(c -> c < 0x80)) {
            return segments;
        }
        List<QrSegment> declared = new ArrayList<>(segments);
        declared.addFirst(QrSegment.makeEci(UTF_8_ECI));
        return declared;
    }

    private static QrCode.Ecc level(QrStyle.ErrorCorrection level) {
        return switch (level) {
            case LOW -> QrCode.Ecc.LOW;
            case MEDIUM -> QrCode.Ecc.MEDIUM;
            case QUARTILE -> QrCode.Ecc.QUARTILE;
            case HIGH -> QrCode.Ecc.HIGH;
        };
    }
}
