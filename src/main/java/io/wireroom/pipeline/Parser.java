package io.wireroom.pipeline;

import io.wireroom.article.ParsedDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;

/** The first step: bytes to fields. Knows syntax only, never throws, and is safe for use by many threads. */
@FunctionalInterface
public interface Parser {

    /** @return the document's fields, or why its bytes are no document */
    Result<ParsedDocument> parse(RawDocument document);
}
