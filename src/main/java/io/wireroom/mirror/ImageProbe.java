package io.wireroom.mirror;

import io.wireroom.mirror.ImageBytes.Size;
import io.wireroom.mirror.ImageBytes.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Tells what image bytes are, by the bytes alone: the format, the size that its header has, and whether it is there to its
 * end. Pixels are never decoded, and nothing is decompressed, so a file costs what it weighs: time in proportion to its length
 * and no memory. What viewers would have to decode is bounded by the limit on pixels.
 *
 * <p>Animations are refused: each of their frames is as many pixels again, and a lead image that moves is an advertisement.
 */
final class ImageProbe {
    private final long mostPixels;

    /** @param mostPixels width times height */
    ImageProbe(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    Fetched probe(byte[] bytes) {
        ImageBytes image = new ImageBytes(bytes);
        ImageType type = type(image);
        if (type == null) {
            return new Fetched.Missing(Failure.NOT_AN_IMAGE);
        }
        try {
            return checked(bytes, type, size(type, image));
        } catch (Unreadable e) {
            return new Fetched.Missing(e.failure());
        }
    }

    private static @Nullable ImageType type(ImageBytes image) {
        if (image.startsWith("\u00FF\u00D8\u00FF", 0)) {
            return ImageType.JPEG;
        }
        if (image.startsWith("\u0089PNG\r\n\u001A\n", 0)) {
            return ImageType.PNG;
        }
        if (image.startsWith("GIF87a", 0) || image.startsWith("GIF89a", 0)) {
            return ImageType.GIF;
        }
        if (image.startsWith("RIFF", 0) && image.startsWith("WEBP", 8)) {
            return ImageType.WEBP;
        }
        return image.startsWith("ftyp", 4) ? ImageType.AVIF : null;
    }

    private static Size size(ImageType type, ImageBytes image) throws Unreadable {
        return switch (type) {
            case JPEG -> JpegHeader.read(image);
            case PNG -> PngHeader.read(image);
            case GIF -> GifHeader.read(image);
            case WEBP -> WebpHeader.read(image);
            case AVIF -> AvifHeader.read(image);
        };
    }

    private Fetched checked(byte[] bytes, ImageType type, Size size) {
        if (size.width() == 0 || size.height() == 0) {
            return new Fetched.Missing(Failure.NOT_AN_IMAGE);
        }
        return size.width() > mostPixels || size.height() > mostPixels || size.pixels() > mostPixels
                ? new Fetched.Missing(Failure.TOO_MANY_PIXELS)
                : new Fetched.Image(bytes, type, (int) size.width(), (int) size.height());
    }
}
