package io.wireroom.archive;

import io.wireroom.article.Reach;
import java.util.List;

/** A change near the head, with what it takes to tell somebody of it without asking the index. */
record Recent(ArchivedEdition edition, Reach reach, List<Reach> formerly, int partition, long offset) {

    static Recent of(Change change) {
        var edition = change.edition();
        return new Recent(
                ArchivedEdition.of(change), edition.reach(), edition.formerly(), change.partition(), change.offset());
    }

    boolean isBefore(Positions from) {
        return offset < from.next(partition);
    }
}
