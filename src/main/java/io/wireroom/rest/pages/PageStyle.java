package io.wireroom.rest.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.RawString;
import io.wireroom.render.HtmlStyle;

/** The inline style of pages, which extends that of articles. Pages load nothing except the icon. */
final class PageStyle {
    private static final String CSS = HtmlStyle.CSS + new String(PackagedFile.of("pages.css"), UTF_8);

    static final RawString INLINE = new RawString(CSS);

    /** The {@code Content-Security-Policy} of pages. */
    static final String SECURITY_POLICY = "default-src 'none'; img-src 'self'; style-src " + HtmlStyle.hash(CSS)
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PageStyle() {}
}
