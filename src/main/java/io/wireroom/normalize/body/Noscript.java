package io.wireroom.normalize.body;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What {@code noscript} has for readers: often the image or the link that a script would have put beside it. */
final class Noscript {
    private Noscript() {}

    /** Whether there is an image or a link in it that the body does not show beside it. */
    static boolean says(Element noscript, BodyImages images) {
        if (noscript.selectFirst("img, amp-img") != null) {
            return !shows(noscript.previousElementSibling(), images) && !shows(noscript.nextElementSibling(), images);
        }
        return noscript.selectFirst("a[href], iframe, video, audio") != null
                && !noscript.text().toLowerCase(Locale.ROOT).contains("javascript");
    }

    private static boolean shows(@Nullable Element neighbour, BodyImages images) {
        if (neighbour == null || neighbour.nameIs("noscript")) {
            return false;
        }
        Element image =
                neighbour.nameIs("img") ? neighbour : neighbour.select("img").last();
        return image != null
                && !BodyImages.counter(image)
                && images.address(image).isPresent();
    }
}
