package io.wireroom.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A valid document: the content of an article, or a request to withdraw one. */
public sealed interface NormalDocument permits NormalArticle, NormalDocument.WithdrawalRequest {

    ArticleId id();

    /** The timestamp of the document's Kafka record. */
    Instant timestamp();

    /**
     * A request to withdraw an article.
     *
     * @param reason the producer's reason as plain text
     */
    record WithdrawalRequest(ArticleId id, @Nullable String reason, Instant timestamp) implements NormalDocument {}
}
