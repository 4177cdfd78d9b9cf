package io.wireroom.parse;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Format;

/**
 * Reads the body after front matter. Skips leading blank lines; the rest is unchanged.
 *
 * <p>The {@code content-type} header decides on the format, or else the text itself ({@link HtmlOutline}). A body that consists of
 * canonical HTML only is HTML even in a document of type Markdown: the {@code .md} documents that Wireroom writes have such bodies, and a
 * Markdown parser would pass their HTML through unchanged except for blank lines.
 */
enum BodyReader {
    /** {@code text/html}. */
    HTML,
    /** {@code text/markdown}. */
    MARKDOWN,
    /** No format declared. */
    ANY;

    Body read(String text, int start) {
        int first = WhiteSpace.skip(text, start);
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
