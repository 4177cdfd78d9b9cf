package io.wireroom.normalize.body;

import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Counts attributes that are removed from an element whose content is kept: event handlers, and those with words, dates or sources that
 * nothing else in the body repeats. Attributes for presentation and for scripts are removed without a note.
 */
final class DroppedAttributes {
    private static final Set<String> NOTED_ATTRIBUTES =
            Set.of("title", "aria-label", "aria-description", "cite", "datetime", "summary");
    private static final Set<String> WITH_TITLE = Set.of("a", "img", "amp-img", "amp-anim");

    private DroppedAttributes() {}

    static void countHandlers(Element element, Removals removals) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().regionMatches(true, 0, "on", 0, 2)) {
                removals.removed("event handler");
            }
        }
    }

    static void count(Element element, Removals removals) {
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            if (NOTED_ATTRIBUTES.contains(name)
                    && !attribute.getValue().isBlank()
                    && !(name.equals("title") && WITH_TITLE.contains(element.normalName()))) {
                removals.removed(name.equals("title") && element.nameIs("abbr") ? "title of abbr" : name);
            }
        }
    }
}
