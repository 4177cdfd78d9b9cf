package io.wireroom.archive;

import io.wireroom.article.Reach;
import java.util.List;

/** What somebody's rights make of an edition. */
enum Sight {
    VISIBLE,
    /** Not covered, but an earlier revision was. */
    LOST,
    HIDDEN;

    static Sight of(Reach reach, List<Reach> formerly, Scope rights) {
        if (rights.covers(reach)) {
            return VISIBLE;
        }
        return formerly.stream().anyMatch(rights::covers) ? LOST : HIDDEN;
    }
}
