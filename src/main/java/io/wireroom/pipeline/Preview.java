package io.wireroom.pipeline;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The outcome of a document, assuming that it is the first one of its article. */
public sealed interface Preview {

    ArticleId id();

    /** The article is published immediately. */
    record Published(Article article) implements Preview {
        @Override
        public ArticleId id() {
            return article.id();
        }
    }

    /**
     * The article is held.
     *
     * @param release the release time; null for a draft
     */
    record Held(Article article, @Nullable Instant release) implements Preview {
        @Override
        public ArticleId id() {
            return article.id();
        }
    }

    /** The article is withdrawn. */
    record Withdrawn(ArticleId id) implements Preview {}
}
