package io.wireroom.normalize.link;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides by its form whether a URL can be that of an image. */
public final class Images {
    private static final Set<String> OTHER_EXTENSIONS =
            Set.of("none", "null", "undefined", "nan", "html", "htm", "pdf", "mp4", "mp3");

    private static final Pattern EMOJI_PLACE = Pattern.compile(
            "(?:s\\.w\\.org/images/core/emoji/|twemoji|/wp-includes/images/smilies/|emojione|/emoji/(?:u?[0-9a-f]{4,}|[0-9.x/]+/))",
            Pattern.CASE_INSENSITIVE);

    private Images() {}

    /** Whether the URL is that of an emoji, which some content management systems send as images. */
    public static boolean isEmoji(String url) {
        return EMOJI_PLACE.matcher(url).find();
    }

    /**
     * The normalized URL if it is an absolute http(s) URL whose file name extension is not that of another medium or the name of a
     * missing value.
     */
    public static Optional<String> url(String raw) {
        return WebUrl.parse(raw).filter(Images::canBeImage).map(WebUrl::text);
    }

    private static boolean canBeImage(WebUrl url) {
        String path = url.path();
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = file.lastIndexOf('.');
        return path.length() > 1
                && (dot < 0 ? !endsInNothing(file) : !OTHER_EXTENSIONS.contains(file.substring(dot + 1)));
    }

    /** Whether a missing value was appended to the name as its extension. */
    private static boolean endsInNothing(String file) {
        return file.endsWith("none") || file.endsWith("null");
    }
}
