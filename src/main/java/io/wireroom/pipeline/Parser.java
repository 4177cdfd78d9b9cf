package io.wireroom.pipeline;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import java.util.Optional;

/** The first step: parses the bytes of a document into fields. Checks syntax only. Never throws. Thread-safe. */
@FunctionalInterface
public interface Parser {

    /**
     * The article id that the document states, if it can be found without parsing. If {@link #parse} accepts the document, it is
     * the article's id. Rejected documents may have one as well.
     */
    default Optional<ArticleId> statedId(RawDocument document) {
        return Optional.empty();
    }

    /** @return the document's fields, or the reason for the rejection */
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
