package io.wireroom.render;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a URL's ending says about the image behind it. */
final class ImageType {
    private static final Map<String, String> BY_ENDING = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "gif", "image/gif",
            "avif", "image/avif",
            "svg", "image/svg+xml");

    private ImageType() {}

    /** The media type, or none if the path's ending is not that of an image. */
    static @Nullable String of(String url) {
        String path = url.split("[?#]", 2)[0];
        return BY_ENDING.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
