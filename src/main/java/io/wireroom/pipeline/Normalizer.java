package io.wireroom.pipeline;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentMention;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Result;

/** The second step: fields to a clean, complete article. Never throws, and is safe for use by many threads. */
public interface Normalizer {

    /** @return the article or the withdrawal that the document stands for, or why it is rejected */
    Result<NormalDocument> normalize(ParsedDocument document);

    /** The id that {@link #normalize} gives the article, without the work on its body. */
    Result<ArticleId> identify(ParsedDocument document);

    /** Id, title and source as far as they can be read, whether or not {@link #normalize} rejects the document. */
    DocumentMention mention(ParsedDocument document);
}
