package io.wireroom.normalize.body;

import io.wireroom.normalize.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sanitized body.
 *
 * @param html canonical HTML of the allow-list
 * @param text the body as plain text
 * @param lead the text from which a summary is derived
 * @param image the URL of the first image
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
