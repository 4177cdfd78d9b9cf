package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger settles about an edition before it is made.
 *
 * @param path pinned by an earlier revision; absent to use the document's own
 * @param date the article's: an earlier revision's where the document has none
 */
public record Terms(int revision, @Nullable String path, Instant date, Instant updated, List<Audience> formerly) {
    public Terms {
        formerly = List.copyOf(formerly);
    }

    /** Of an article that nobody knows yet. */
    public static Terms first(NormalArticle article) {
        return new Terms(1, null, article.date(), article.timestamp(), List.of());
    }
}
