package io.wireroom.normalize.body;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Decides whether the content of {@code noscript} is kept: it often is an image or a link that a script would insert. */
final class Noscript {
    private Noscript() {}

    /** Whether it has an image or a link that is not also next to it. */
    static boolean hasContent(Element noscript, BodyImages images) {
        if (noscript.selectFirst("img, amp-img") != null) {
            return !shows(noscript.previousElementSibling(), images) && !shows(noscript.nextElementSibling(), images);
        }
        return noscript.selectFirst("a[href], iframe, video, audio") != null
                && !noscript.text().toLowerCase(Locale.ROOT).contains("javascript");
    }

    private static boolean shows(@Nullable Element sibling, BodyImages images) {
        if (sibling == null || sibling.nameIs("noscript")) {
            return false;
        }
        Element image = sibling.nameIs("img") ? sibling : sibling.select("img").last();
        return image != null
                && !BodyImages.counter(image)
                && images.address(image).isPresent();
    }
}
