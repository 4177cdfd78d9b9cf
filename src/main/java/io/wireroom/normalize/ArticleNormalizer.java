package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentMention;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Result;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.pipeline.Normalizer;

/**
 * Makes a document that could be read into one that makes sense: every field typed, clean and complete, the body by the published
 * allow-list.
 *
 * <p>A field that is wrong but not required is dropped and noted. Rejected are: no {@code title}, no {@code source} that could be
 * told, an {@code article_id} that is none, a {@code status} that is none, a body without text and image, or one that is too
 * large when it is clean; and a withdrawal that doesn't say of what. Never throws; the same document gives the same result. Safe for use by many threads.
 */
public final class ArticleNormalizer implements Normalizer {
    private static final int USUAL_LIMIT = 6 * 1024 * 1024;

    private final SourceRegistry sources;
    private final int maxBodyBytes;

    public ArticleNormalizer(SourceRegistry sources) {
        this(sources, USUAL_LIMIT);
    }

    /** @param maxBodyBytes the most that a body may take as HTML and as text, both in JSON and UTF-8 */
    public ArticleNormalizer(SourceRegistry sources, int maxBodyBytes) {
        this.sources = sources;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public Result<NormalDocument> normalize(ParsedDocument document) {
        return switch (document) {
            case ParsedDocument.Tombstone(var id, var timestamp) ->
                Result.ok(new NormalDocument.TakenBack(id, null, timestamp));
            case ParsedDocument.Fields fields -> new DocumentReading(fields, sources, maxBodyBytes).result();
        };
    }

    @Override
    public Result<ArticleId> identify(ParsedDocument document) {
        return switch (document) {
            case ParsedDocument.Tombstone(var id, var timestamp) -> Result.ok(id);
            case ParsedDocument.Fields fields -> new DocumentReading(fields, sources, maxBodyBytes).id();
        };
    }

    @Override
    public DocumentMention mention(ParsedDocument document) {
        return switch (document) {
            case ParsedDocument.Tombstone(var id, var timestamp) -> DocumentMention.of(id);
            case ParsedDocument.Fields fields -> new DocumentReading(fields, sources, maxBodyBytes).mention();
        };
    }
}
