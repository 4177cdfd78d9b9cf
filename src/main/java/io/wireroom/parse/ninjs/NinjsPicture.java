package io.wireroom.parse.ninjs;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a ninjs object that is a picture and has no body of its own: a figure with its caption. */
final class NinjsPicture {
    private static final List<String> CAPTIONS_IN_HTML = List.of("description_html", "description_xhtml");

    private NinjsPicture() {}

    /** @return {@code body}, unless it is empty and the object is a picture with a URL */
    static Body orFigure(NinjsItem item, Body body) {
        if (!body.text().isBlank() || !NinjsImage.isPicture(item)) {
            return body;
        }
        String href = NinjsImage.ofItself(item);
        return href == null ? body : new Body(Format.HTML, figure(href, caption(item)));
    }

    private static String figure(String href, @Nullable String caption) {
        String image = "<img src=\"" + escaped(href) + "\">";
        return "<figure>" + image + (caption == null ? "" : "<figcaption>" + caption + "</figcaption>") + "</figure>";
    }

    /** The caption in HTML. */
    private static @Nullable String caption(NinjsItem item) {
        String text = item.has("descriptions") ? item.byRole("descriptions", "caption") : item.text("description_text");
        return text == null ? item.text(CAPTIONS_IN_HTML) : escaped(text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
