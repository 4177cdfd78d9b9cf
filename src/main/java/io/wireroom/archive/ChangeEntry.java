package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.time.Instant;

/** One change as somebody with certain rights is told of it. */
public sealed interface ChangeEntry {

    ArticleId id();

    int revision();

    /** When this revision came to be. */
    Instant updated();

    /** Where to go on from, once this entry is dealt with. */
    PartitionOffsets after();

    /** An edition that the rights cover: content, or word of a withdrawal. */
    record Visible(ArchivedEdition edition, PartitionOffsets after) implements ChangeEntry {
        @Override
        public ArticleId id() {
            return edition.id();
        }

        @Override
        public int revision() {
            return edition.revision();
        }

        @Override
        public Instant updated() {
            return edition.updated();
        }
    }

    /**
     * The rights covered an earlier revision and don't cover this one: for its reader, the article is gone. Says nothing of
     * what the article has become.
     */
    record Lost(ArticleId id, int revision, String path, Instant updated, PartitionOffsets after)
            implements ChangeEntry {}

    static ChangeEntry of(ArchivedEdition edition, Visibility sight, PartitionOffsets after) {
        return sight == Visibility.VISIBLE
                ? new Visible(edition, after)
                : new Lost(edition.id(), edition.revision(), edition.path(), edition.updated(), after);
    }
}
