package io.wireroom.parse;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Format;

/**
 * The body behind front matter. Blank lines before it are not part of it; the rest stays as written.
 *
 * <p>What says how it is written: first a {@code content-type}, then the text itself ({@link HtmlOutline}). Even a document that is
 * said to be Markdown has an HTML body if that is canonical HTML from start to end, as in the {@code .md} documents that Wireroom
 * writes: a Markdown reader passes such a body on as it is, but for the blank lines in it.
 */
enum BodyReader {
    /** {@code text/html}. */
    HTML,
    /** {@code text/markdown}. */
    MARKDOWN,
    /** Nothing is said. */
    ANY;

    Body read(String text, int start) {
        int first = Blank.skip(text, start);
        if (first == text.length()) {
            return new Body(this == HTML ? Format.HTML : Format.MARKDOWN, "");
        }
        String body = text.substring(Math.max(start, text.lastIndexOf('\n', first) + 1));
        return new Body(format(body), body);
    }

    private Format format(String body) {
        return switch (this) {
            case HTML -> Format.HTML;
            case MARKDOWN -> HtmlOutline.of(body).canonical() ? Format.HTML : Format.MARKDOWN;
            case ANY -> HtmlOutline.of(body).html() ? Format.HTML : Format.MARKDOWN;
        };
    }
}
