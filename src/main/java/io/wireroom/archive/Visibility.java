package io.wireroom.archive;

import io.wireroom.article.Audience;
import java.util.List;

/** What somebody's rights make of an edition. */
enum Visibility {
    VISIBLE,
    /** Not covered, but an earlier revision was. */
    LOST,
    HIDDEN;

    /** About how many bytes a reader is told of it. */
    long size(ArchivedEdition edition) {
        return this == VISIBLE ? edition.json().length : 0;
    }

    static Visibility of(Audience reach, List<Audience> formerly, AccessScope rights) {
        if (rights.covers(reach)) {
            return VISIBLE;
        }
        return formerly.stream().anyMatch(rights::covers) ? LOST : HIDDEN;
    }
}
