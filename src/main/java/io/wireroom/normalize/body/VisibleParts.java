package io.wireroom.normalize.body;

import io.wireroom.normalize.text.HiddenText;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Keeps those parts of an element with {@code visibility: hidden} that are {@code visible} themselves. */
final class VisibleParts {
    private VisibleParts() {}

    /** Removes everything else from the element, except the cells of tables, which keep their places. */
    static void keep(Element invisible) {
        invisible.removeAttr("style");
        prune(invisible);
    }

    /** Returns whether something visible is left. */
    private static boolean prune(Element parent) {
        boolean visible = false;
        for (Node child : List.copyOf(parent.childNodes())) {
            if (child instanceof Element element && isKept(element)) {
                visible = true;
            } else {
                child.remove();
            }
        }
        return visible;
    }

    private static boolean isKept(Element element) {
        if (HiddenText.isVisible(element)) {
            return true;
        }
        if (HiddenText.isForAllParts(element)) {
            return false;
        }
        if (HiddenText.isInvisible(element)) {
            element.removeAttr("style"); // what it hides is removed here
        }
        return prune(element) || element.nameIs("td") || element.nameIs("th");
    }
}
