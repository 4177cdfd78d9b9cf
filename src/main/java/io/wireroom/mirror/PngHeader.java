package io.wireroom.mirror;

import io.wireroom.mirror.ImageBytes.Size;
import io.wireroom.mirror.ImageBytes.Unreadable;

/** Header of PNG (W3C PNG, third edition, §5): {@code IHDR} first, {@code IEND} last, {@code acTL} in animations. */
final class PngHeader {
    private static final int SIGNATURE = 8;
    /** Length, type and checksum of a chunk, in bytes. */
    private static final int FRAME = 12;

    private PngHeader() {}

    static Size read(ImageBytes image) throws Unreadable {
        if (!image.name(SIGNATURE + 4).equals("IHDR")) {
            throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
        }
        boolean pixels = false;
        long at = SIGNATURE;
        for (String name = image.name(at + 4); !name.equals("IEND"); name = image.name(at + 4)) {
            if (name.equals("acTL")) {
                throw new Unreadable(FetchFailure.ANIMATED);
            }
            pixels |= name.equals("IDAT");
            at += FRAME + image.u32(at);
        }
        image.u8(at + FRAME - 1);
        if (!pixels) {
            throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
        }
        return new Size(image.u32(SIGNATURE + 8), image.u32(SIGNATURE + 12));
    }
}
