package io.wireroom.archive;

import io.wireroom.article.Audience;
import java.util.List;

/** A recent change with everything needed to return it without a search. */
record Recent(ArchivedEdition edition, Audience audience, List<Audience> formerly, int partition, long offset) {

    static Recent of(Change change) {
        var edition = change.edition();
        return new Recent(
                ArchivedEdition.of(change),
                edition.audience(),
                edition.formerly(),
                change.partition(),
                change.offset());
    }

    boolean isBefore(PartitionOffsets from) {
        return offset < from.next(partition);
    }
}
