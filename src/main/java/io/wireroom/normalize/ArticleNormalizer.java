package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Result;

/**
 * Makes a document that could be read into one that makes sense: every field typed, clean and complete, the body by the published
 * allow-list.
 *
 * <p>A field that is wrong but not required is dropped and noted. Rejected are: no {@code title}, no {@code source} that could be
 * told, an {@code article_id} that is none, a {@code status} that is none, a body without text and image; and a withdrawal that
 * doesn't say of what. Never throws; the same document gives the same result. Safe for use by many threads.
 */
public final class ArticleNormalizer {
    private final SourceRegistry sources;

    public ArticleNormalizer(SourceRegistry sources) {
        this.sources = sources;
    }

    public Result<NormalDocument> normalize(ParsedDocument document) {
        return switch (document) {
            case ParsedDocument.Tombstone(var id, var timestamp) ->
                Result.ok(new NormalDocument.TakenBack(id, null, timestamp));
            case ParsedDocument.Fields fields -> new DocumentReading(fields, sources).result();
        };
    }

    /** The article that a document speaks of: what {@link #normalize} would say, without the work on its body. */
    public Result<ArticleId> identify(ParsedDocument document) {
        return switch (document) {
            case ParsedDocument.Tombstone(var id, var timestamp) -> Result.ok(id);
            case ParsedDocument.Fields fields -> new DocumentReading(fields, sources).id();
        };
    }
}
