package io.wireroom.parse;

import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Result;
import io.wireroom.parse.ninjs.Ninjs;

/** Maps JSON objects of other formats, which their keys identify, onto the fields of a document: ninjs and Wireroom's own output. */
final class JsonFormats {
    private JsonFormats() {}

    static Result<ParsedDocument> read(Fields document) {
        if (PublishedJson.is(document)) {
            return Result.ok(PublishedJson.read(document));
        }
        return Result.ok(Ninjs.is(document.fields()) ? Ninjs.read(document) : document);
    }
}
