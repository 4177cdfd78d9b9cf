package io.wireroom.render;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Derives the media type of an image from the extension of its URL. */
final class ImageType {
    private static final Map<String, String> BY_EXTENSION = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "gif", "image/gif",
            "avif", "image/avif",
            "svg", "image/svg+xml");

    private ImageType() {}

    /** The media type; null if the path has no known image extension. */
    static @Nullable String of(String url) {
        String path = url.split("[?#]", 2)[0];
        return BY_EXTENSION.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
