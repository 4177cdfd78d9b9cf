package io.wireroom.normalize.body;

import io.wireroom.normalize.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body as it is published.
 *
 * @param html canonical HTML of the allow-list; cleaning it again gives the same
 * @param text the same as plain text
 * @param lead the text that a summary is made of
 * @param image the first image's URL
 * @param notes what was removed
 */
public record CleanBody(
        String html, String text, String lead, @Nullable String image, List<String> notes) {
    public CleanBody {
        notes = List.copyOf(notes);
    }

    CleanBody withLead(String newLead) {
        return new CleanBody(html, text, newLead, image, notes);
    }

    public boolean isEmpty() {
        return image == null && !Words.isVisible(text);
    }
}
