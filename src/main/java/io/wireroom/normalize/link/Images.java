package io.wireroom.normalize.link;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which URLs can be an image, as far as one can tell without asking for it. */
public final class Images {
    private static final Set<String> OTHER_ENDINGS =
            Set.of("none", "null", "undefined", "nan", "html", "htm", "pdf", "mp4", "mp3");

    private Images() {}

    /**
     * The URL as it can be used, if it is an absolute http(s) URL with a file name whose ending isn't a missing value's name or
     * another medium's.
     */
    public static Optional<String> url(String raw) {
        return WebUrl.parse(raw).filter(Images::canBeImage).map(WebUrl::text);
    }

    private static boolean canBeImage(WebUrl url) {
        String path = url.path();
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = file.lastIndexOf('.');
        return path.length() > 1 && (dot < 0 ? !endsInNothing(file) : !OTHER_ENDINGS.contains(file.substring(dot + 1)));
    }

    /** A missing ending that was put behind the name as if it were one, dot and all. */
    private static boolean endsInNothing(String file) {
        return file.endsWith("none") || file.endsWith("null");
    }
}
