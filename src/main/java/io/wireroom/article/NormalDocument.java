package io.wireroom.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document that made sense: content, or word that content is taken back. */
public sealed interface NormalDocument permits NormalArticle, NormalDocument.TakenBack {

    ArticleId id();

    /** The timestamp of the record that carried it. */
    Instant timestamp();

    /** @param reason why, in the producer's words, as plain text */
    record TakenBack(ArticleId id, @Nullable String reason, Instant timestamp) implements NormalDocument {}
}
