package io.wireroom.mirror;

import io.wireroom.mirror.ImageBytes.Size;
import io.wireroom.mirror.ImageBytes.Unreadable;

/** Header of JPEG (ITU-T T.81 annex B). The size is in the frame header, one of the segments before the first scan. */
final class JpegHeader {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegHeader() {}

    static Size read(ImageBytes image) throws Unreadable {
        Size size = Size.NONE;
        long at = 2;
        while (true) {
            if (image.u8(at) != 0xFF) {
                throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
            }
            int marker = image.u8(at + 1);
            if (marker == 0xFF) { // fill
                at++;
            } else if (marker == START_OF_SCAN) {
                requireEnd(image, at + 2);
                return size;
            } else if (marker == END_OF_IMAGE || marker == 0) {
                throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
            } else if (isStandalone(marker)) {
                at += 2;
            } else {
                if (isFrame(marker)) {
                    size = size.or(new Size(image.u16(at + 7), image.u16(at + 5)));
                }
                at += 2 + image.u16(at + 2);
            }
        }
    }

    /** Markers without a segment: TEM and RSTn. */
    private static boolean isStandalone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    }

    /** Frame headers: SOF0 to SOF15, except DHT, JPG and DAC, whose codes lie in the same range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static void requireEnd(ImageBytes image, long from) throws Unreadable {
        for (long at = image.length() - 2; at >= from; at--) {
            if (image.u8(at) == 0xFF && image.u8(at + 1) == END_OF_IMAGE) {
                return;
            }
        }
        throw new Unreadable(FetchFailure.TRUNCATED);
    }
}
