package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of an edition that the ledger decides.
 *
 * @param path the path of former revisions; null for a first revision, which gets its path from the document
 * @param date the date of the article; that of a former revision if the document has none
 */
public record RevisionMetadata(
        int revision, @Nullable String path, Instant date, Instant updated, List<Audience> formerly) {
    public RevisionMetadata {
        formerly = List.copyOf(formerly);
    }

    /** The metadata of an article's first revision. */
    public static RevisionMetadata first(NormalArticle article) {
        return new RevisionMetadata(1, null, article.date(), article.timestamp(), List.of());
    }
}
