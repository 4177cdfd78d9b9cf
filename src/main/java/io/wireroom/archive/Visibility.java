package io.wireroom.archive;

import io.wireroom.article.Audience;
import java.util.List;

/** Visibility of an edition with certain rights. */
enum Visibility {
    VISIBLE,
    /** Not covered, but the reader may have the article: an earlier revision, or other rights, covered it. */
    LOST,
    HIDDEN;

    /** Approximate size of the entry for a reader, in bytes. */
    long size(ArchivedEdition edition) {
        return this == VISIBLE ? edition.json().length : 0;
    }

    static Visibility of(Audience audience, List<Audience> formerly, AccessScope rights) {
        if (rights.covers(audience)) {
            return VISIBLE;
        }
        return formerly.stream().anyMatch(rights::covers) ? LOST : HIDDEN;
    }
}
