package io.wireroom.mirror;

import io.wireroom.mirror.ImageBytes.Size;
import io.wireroom.mirror.ImageBytes.Unreadable;
import java.util.List;

/**
 * Header of AVIF (AOM AVIF 1.1) in the ISO base media file format (ISO/IEC 14496-12): brands in {@code ftyp}, sizes of the image
 * and its components in {@code meta/iprp/ipco/ispe}.
 */
final class AvifHeader {
    private static final List<String> SIZE_PATH = List.of("meta", "iprp", "ipco");
    private static final int BOX_HEAD = 8;
    private static final int LARGE_BOX_HEAD = 16;
    private static final int VERSION_AND_FLAGS = 4;

    private AvifHeader() {}

    static Size read(ImageBytes image) throws Unreadable {
        long brands = image.u32(0);
        boolean still = false;
        for (long at = BOX_HEAD; at < brands; at += 4) {
            switch (image.name(at)) {
                case "avis" -> throw new Unreadable(FetchFailure.ANIMATED);
                case "avif" -> still = true;
                default -> {} // minor version and other brands
            }
        }
        if (!still) {
            throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
        }
        requireData(image);
        return size(image, 0, image.length(), 0);
    }

    private static void requireData(ImageBytes image) throws Unreadable {
        long at = 0;
        for (String name = ""; !name.equals("mdat"); ) {
            Box box = Box.at(image, at, image.length());
            name = box.name();
            at = box.end();
        }
    }

    /** The largest {@code ispe} size in the boxes from {@code start} to {@code end}, which are at {@code depth} of the path. */
    private static Size size(ImageBytes image, long start, long end, int depth) throws Unreadable {
        Size size = Size.NONE;
        long at = start;
        while (at < end) {
            Box box = Box.at(image, at, end);
            if (depth == SIZE_PATH.size() && box.name().equals("ispe")) {
                size = size.or(new Size(image.u32(box.content() + 4), image.u32(box.content() + 8)));
            } else if (depth < SIZE_PATH.size() && box.name().equals(SIZE_PATH.get(depth))) {
                size = size.or(size(image, box.content() + (depth == 0 ? VERSION_AND_FLAGS : 0), box.end(), depth + 1));
            }
            at = box.end();
        }
        return size;
    }

    private record Box(String name, long content, long end) {

        /** Length 1 means that a 64-bit length follows; length 0 means that the box extends to the end (§4.2). */
        static Box at(ImageBytes image, long at, long end) throws Unreadable {
            long length = image.u32(at);
            boolean large = length == 1;
            int head = large ? LARGE_BOX_HEAD : BOX_HEAD;
            if (large) {
                length = image.u32(at + BOX_HEAD) << 32 | image.u32(at + BOX_HEAD + 4);
            } else if (length == 0) {
                length = end - at;
            }
            if (length < head) {
                throw new Unreadable(FetchFailure.NOT_AN_IMAGE);
            }
            if (length > end - at) {
                throw new Unreadable(FetchFailure.TRUNCATED);
            }
            return new Box(image.name(at + 4), at + head, at + length);
        }
    }
}
