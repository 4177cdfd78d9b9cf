package io.wireroom.image;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A QR code (ISO/IEC 18004, model 2) as a picture. The same text and style give the same bytes in each format.
 *
 * @param modules the code with its quiet zone, one pixel a module
 * @param pixelsPerModule side of a module in {@link #webp} and {@link #png}, and the size of {@link #svg} as it suggests it
 */
public record QrImage(Bitmap modules, int pixelsPerModule) {
    private static final int UTF_8_ECI = 26;

    /** A QR code of {@code text}; empty if {@code text} is more than the largest code holds, some 2,300 bytes at medium level. */
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

    /** The picture at its full size. */
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

    /** Readers guess the charset of what is not ASCII, unless they are told. */
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
