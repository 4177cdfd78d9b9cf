package io.wireroom.archive;

import io.wireroom.article.Audience;
import java.util.List;

/** A recent change with everything needed to return it without a search. */
record RecentChange(ArchivedEdition edition, Audience audience, List<Audience> formerly, int partition, long offset) {

    static RecentChange of(Change change) {
        var edition = change.edition();
        return new RecentChange(
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
