package io.wireroom.rest.pages;

import io.quarkus.qute.RawString;
import io.wireroom.partner.Publication;
import io.wireroom.render.TextDirection;

/**
 * What all pages have.
 *
 * @param title of the page, for a browser's tab
 * @param site what the site calls itself
 * @param language BCP 47
 * @param direction {@code ltr} or {@code rtl}
 */
public record PageFrame(String title, String site, String language, String direction) {

    /** A page of the service itself, in English. */
    static PageFrame ofService(String title, String site) {
        return new PageFrame(title, site, "en", TextDirection.of("en", title));
    }

    /** A page in the publication's language. */
    static PageFrame of(String title, Publication publication) {
        return new PageFrame(
                title,
                publication.name(),
                publication.language(),
                TextDirection.of(publication.language(), publication.name()));
    }

    public RawString style() {
        return PageStyle.INLINE;
    }
}
