package io.wireroom.parse;

import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Result;
import io.wireroom.parse.ninjs.Ninjs;

/** JSON objects that mean a document in other words than the contract's keys: known by their shape, whatever their type. */
final class JsonShapes {
    private JsonShapes() {}

    static Result<ParsedDocument> read(Fields document) {
        if (PublishedJson.is(document)) {
            return Result.ok(PublishedJson.read(document));
        }
        return Result.ok(Ninjs.is(document.fields()) ? Ninjs.read(document) : document);
    }
}
