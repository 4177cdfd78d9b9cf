package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.time.Instant;

/** A change as seen with certain rights. */
public sealed interface ChangeEntry {

    ArticleId id();

    int revision();

    /** Creation time of this revision. */
    Instant updated();

    /** Positions to continue from after this entry. */
    PartitionOffsets after();

    /** An edition that the rights cover: an article or a withdrawal. */
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
     * The reader may have the article, but its rights don't cover this revision: the article's audience or the rights have changed.
     * So it has to delete the article. The entry contains nothing of the revision's content.
     */
    record AccessLost(ArticleId id, int revision, String path, Instant updated, PartitionOffsets after)
            implements ChangeEntry {}

    static ChangeEntry of(ArchivedEdition edition, Visibility visibility, PartitionOffsets after) {
        return visibility == Visibility.VISIBLE
                ? new Visible(edition, after)
                : new AccessLost(edition.id(), edition.revision(), edition.path(), edition.updated(), after);
    }
}
