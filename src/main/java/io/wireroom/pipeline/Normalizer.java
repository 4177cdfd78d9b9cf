package io.wireroom.pipeline;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Result;

/** The second step: normalizes the fields of a document. Never throws. Thread-safe. */
public interface Normalizer {

    /** @return the article, the withdrawal request, or the reason for the rejection */
    Result<NormalDocument> normalize(ParsedDocument document);

    /** The id that {@link #normalize} returns, without processing the body. */
    Result<ArticleId> identify(ParsedDocument document);

    /** Id, title and source as far as they can be read, even if {@link #normalize} rejects the document. */
    DocumentIdentity identity(ParsedDocument document);
}
