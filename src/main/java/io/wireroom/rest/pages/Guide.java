package io.wireroom.rest.pages;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * A guide as HTML.
 *
 * @param sections headings of the second level, in order
 */
public record Guide(String title, RawString html, List<Section> sections) {
    private static final int WORTH_CONTENTS = 3;

    /** @param id the anchor of the heading */
    public record Section(String id, String title) {}

    public boolean hasContents() {
        return sections.size() >= WORTH_CONTENTS;
    }
}
