package io.wireroom.imports;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Result;
import org.jspecify.annotations.Nullable;

/** Checks whether the pipeline would reject a document, before it is sent to Kafka. */
@FunctionalInterface
public interface DocumentCheck {

    /** The id of its article, which is its key, so that the documents of an article stay in their order; or the reason for its rejection. */
    Result<ArticleId> check(byte[] document, @Nullable String contentType);
}
