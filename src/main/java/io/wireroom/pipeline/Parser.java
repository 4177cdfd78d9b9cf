package io.wireroom.pipeline;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import java.util.Optional;

/** The first step: bytes to fields. Knows syntax only, never throws, and is safe for use by many threads. */
@FunctionalInterface
public interface Parser {

    /**
     * The document's id, where it can be known without parsing. If {@link #parse} accepts the document, it is the article's id; a
     * document that is rejected may have one, too.
     */
    default Optional<ArticleId> statedId(RawDocument document) {
        return Optional.empty();
    }

    /** @return the document's fields, or why its bytes are no document */
    Result<ParsedDocument> parse(RawDocument document);

    /**
     * The position of a field's value in a document that {@link #parse} accepts.
     *
     * @param field a key, or {@code extra.} and a key within the table {@code extra}
     * @return empty if the document does not have the field under this key
     */
    default Optional<TextPosition> position(RawDocument document, String field) {
        return Optional.empty();
    }
}
