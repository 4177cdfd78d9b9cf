package io.wireroom.mirror;

import io.wireroom.mirror.ImageBytes.Size;
import io.wireroom.mirror.ImageBytes.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Identifies images by content: format, size declared in the header, and completeness. Pixels are not decoded and data is not
 * decompressed, so time is linear in the file length and no memory is allocated. The pixel limit bounds the cost of decoding in
 * clients.
 *
 * <p>Animations are refused: each frame adds as many pixels again, and moving lead images are mostly advertisements.
 */
final class ImageProbe {
    private final long maxPixels;

    /** @param maxPixels maximum width × height */
    ImageProbe(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    FetchResult probe(byte[] bytes) {
        ImageBytes image = new ImageBytes(bytes);
        ImageType type = type(image);
        if (type == null) {
            return new FetchResult.Missing(FetchFailure.NOT_AN_IMAGE);
        }
        try {
            return checkSize(bytes, type, size(type, image));
        } catch (Unreadable e) {
            return new FetchResult.Missing(e.failure());
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

    private FetchResult checkSize(byte[] bytes, ImageType type, Size size) {
        if (size.width() == 0 || size.height() == 0) {
            return new FetchResult.Missing(FetchFailure.NOT_AN_IMAGE);
        }
        return size.width() > maxPixels || size.height() > maxPixels || size.pixels() > maxPixels
                ? new FetchResult.Missing(FetchFailure.TOO_MANY_PIXELS)
                : new FetchResult.Image(bytes, type, (int) size.width(), (int) size.height());
    }
}
