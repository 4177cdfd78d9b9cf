package io.wireroom.pipeline;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of a document if it is the first one of its article: without the ledger. */
public sealed interface Preview {

    ArticleId id();

    /** It is published at once. */
    record Published(Article article) implements Preview {
        @Override
        public ArticleId id() {
            return article.id();
        }
    }

    /**
     * It is held.
     *
     * @param release when it is published; absent for a draft
     */
    record Held(Article article, @Nullable Instant release) implements Preview {
        @Override
        public ArticleId id() {
            return article.id();
        }
    }

    /** It takes its article back. */
    record Withdrawn(ArticleId id) implements Preview {}
}
