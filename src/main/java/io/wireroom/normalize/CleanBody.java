package io.wireroom.normalize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body as it is published.
 *
 * @param html canonical HTML of the allow-list; cleaning it again gives the same
 * @param text the same as plain text
 * @param image the first image's URL
 * @param notes what was removed
 */
record CleanBody(String html, String text, @Nullable String image, List<String> notes) {
    CleanBody {
        notes = List.copyOf(notes);
    }

    boolean isEmpty() {
        return text.isEmpty() && image == null;
    }
}
