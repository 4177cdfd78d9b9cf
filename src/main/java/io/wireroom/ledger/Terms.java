package io.wireroom.ledger;

import io.wireroom.article.Article;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.Reach;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger settles about an edition before it is made.
 *
 * @param path pinned by an earlier revision; absent to use the document's own
 * @param date the article's: an earlier revision's where the document has none
 */
public record Terms(int revision, @Nullable String path, Instant date, Instant updated, List<Reach> formerly) {
    public Terms {
        formerly = List.copyOf(formerly);
    }

    /** Makes an edition of an article on the ledger's terms, complete with its content hash. */
    @FunctionalInterface
    public interface Editor {
        Article edition(NormalArticle article, Terms terms);
    }
}
