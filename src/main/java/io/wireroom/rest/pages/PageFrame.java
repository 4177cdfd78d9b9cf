package io.wireroom.rest.pages;

import io.quarkus.qute.RawString;
import io.wireroom.partner.Publication;
import io.wireroom.render.TextDirection;

/**
 * The frame of all pages.
 *
 * @param title title of the page
 * @param site name of the site
 * @param language BCP 47
 * @param direction {@code ltr} or {@code rtl}
 */
public record PageFrame(String title, String site, String language, String direction) {

    /** The frame of a page about the service, in English. */
    static PageFrame ofService(String title, String site) {
        return new PageFrame(title, site, "en", TextDirection.of("en", title));
    }

    /** The frame of a page in the publication's language. */
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
