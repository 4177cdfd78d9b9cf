package io.wireroom.mirror;

import io.wireroom.mirror.ImageBytes.Size;
import io.wireroom.mirror.ImageBytes.Unreadable;

/** Header of GIF (CompuServe GIF89a): a logical screen and blocks up to a trailer. Exactly one block must be an image. */
final class GifHeader {
    private static final int SCREEN = 6;
    private static final int FIRST_BLOCK = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int DESCRIPTOR = 10;

    private GifHeader() {}

    static Size read(ImageBytes image) throws Unreadable {
        Size size = new Size(image.u16LittleEndian(SCREEN), image.u16LittleEndian(SCREEN + 2));
        int images = 0;
        long at = FIRST_BLOCK + colourTableBytes(image.u8(SCREEN + 4));
        for (int block = image.u8(at); block != TRAILER; block = image.u8(at)) {
            switch (block) {
                case EXTENSION -> at = endOfSubBlocks(image, at + 2);
                case IMAGE -> {
                    images++;
                    size = size.or(frame(image, at));
                    at = endOfSubBlocks(image, at + DESCRIPTOR + colourTableBytes(image.u8(at + 9)) + 1);
                }
                default -> throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
            }
        }
        if (images != 1) {
            throw new Unreadable(images == 0 ? FetchFailure.NOT_AN_IMAGE : FetchFailure.ANIMATED);
        }
        return size;
    }

    /** Extent of an image from the top left corner of the logical screen. */
    private static Size frame(ImageBytes image, long at) throws Unreadable {
        return new Size(
                image.u16LittleEndian(at + 1) + image.u16LittleEndian(at + 5),
                image.u16LittleEndian(at + 3) + image.u16LittleEndian(at + 7));
    }

    /** Size in bytes of the colour table that the flags declare. */
    private static long colourTableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }

    /** End position of the data sub-blocks that begin at {@code start}. */
    private static long endOfSubBlocks(ImageBytes image, long start) throws Unreadable {
        long at = start;
        for (int length = image.u8(at); length > 0; length = image.u8(at)) {
            at += 1 + length;
        }
        return at + 1;
    }
}
