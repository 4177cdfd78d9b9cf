package io.wireroom.mirror;

import io.wireroom.mirror.ImageBytes.Size;
import io.wireroom.mirror.ImageBytes.Unreadable;

/** Header of WebP (RFC 9649): chunks in a RIFF container; lossy, lossless, or extended with a canvas size. */
final class WebpHeader {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int ANIMATION_FLAG = 0x02;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int FOURTEEN_BITS = 0x3FFF;

    private WebpHeader() {}

    static Size read(ImageBytes image) throws Unreadable {
        long end = image.u32LittleEndian(4) + CHUNK_HEAD;
        if (end > image.length()) {
            throw new Unreadable(FetchFailure.TRUNCATED);
        }
        Size size = Size.NONE;
        boolean pixels = false;
        for (long at = FIRST_CHUNK; at < end; at = next(image, at)) {
            switch (image.name(at)) {
                case "VP8X" -> size = size.or(canvas(image, at + CHUNK_HEAD));
                case "VP8 " -> {
                    pixels = true;
                    size = size.or(lossy(image, at + CHUNK_HEAD));
                }
                case "VP8L" -> {
                    pixels = true;
                    size = size.or(lossless(image, at + CHUNK_HEAD));
                }
                case "ANIM", "ANMF" -> throw new Unreadable(FetchFailure.ANIMATED);
                default -> {} // metadata, alpha and unknown chunks (§2.7.1.6)
            }
        }
        return pixels ? size : Size.NONE;
    }

    private static long next(ImageBytes image, long at) throws Unreadable {
        long length = image.u32LittleEndian(at + 4);
        return at + CHUNK_HEAD + length + (length & 1);
    }

    private static Size canvas(ImageBytes image, long at) throws Unreadable {
        if ((image.u8(at) & ANIMATION_FLAG) != 0) {
            throw new Unreadable(FetchFailure.ANIMATED);
        }
        return new Size(image.u24LittleEndian(at + 4) + 1L, image.u24LittleEndian(at + 7) + 1L);
    }

    /** Size of a VP8 key frame (RFC 6386 §9.1). */
    private static Size lossy(ImageBytes image, long at) throws Unreadable {
        if (image.u8(at + 3) != 0x9D || image.u16(at + 4) != 0x012A) {
            throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
        }
        return new Size(image.u16LittleEndian(at + 6) & FOURTEEN_BITS, image.u16LittleEndian(at + 8) & FOURTEEN_BITS);
    }

    /** Size of a VP8L image (RFC 9649 §3.4). */
    private static Size lossless(ImageBytes image, long at) throws Unreadable {
        if (image.u8(at) != LOSSLESS_SIGNATURE) {
            throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
        }
        long bits = image.u32LittleEndian(at + 1);
        return new Size((bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1);
    }
}
