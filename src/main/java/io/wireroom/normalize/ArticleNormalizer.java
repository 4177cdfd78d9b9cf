package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Result;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.pipeline.Normalizer;

/**
 * Validates and normalizes a parsed document: typed fields, plain text, and a body sanitized by the published allow-list.
 *
 * <p>Drops an invalid optional field and adds a note. Rejects a document without {@code title} or without a source; with an invalid
 * {@code article_id}, {@code status}, date or {@code draft}; with a body that has neither text nor an image or that is too large after
 * sanitizing; and a withdrawal that does not identify its article. Deterministic, thread-safe, and never throws.
 */
public final class ArticleNormalizer implements Normalizer {
    private static final int DEFAULT_MAX_BODY_BYTES = 6 * 1024 * 1024;

    private final SourceRegistry sources;
    private final int maxBodyBytes;

    public ArticleNormalizer(SourceRegistry sources) {
        this(sources, DEFAULT_MAX_BODY_BYTES);
    }

    /** @param maxBodyBytes the maximum size of a body, as HTML and as text together, in bytes of JSON in UTF-8 */
    public ArticleNormalizer(SourceRegistry sources, int maxBodyBytes) {
        this.sources = sources;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public Result<NormalDocument> normalize(ParsedDocument document) {
        return switch (document) {
            case ParsedDocument.Tombstone(var id, var timestamp) ->
                Result.ok(new NormalDocument.WithdrawalRequest(id, null, timestamp));
            case ParsedDocument.Fields fields -> new DocumentNormalizer(fields, sources, maxBodyBytes).result();
        };
    }

    @Override
    public Result<ArticleId> identify(ParsedDocument document) {
        return switch (document) {
            case ParsedDocument.Tombstone(var id, var timestamp) -> Result.ok(id);
            case ParsedDocument.Fields fields -> new DocumentNormalizer(fields, sources, maxBodyBytes).id();
        };
    }

    @Override
    public DocumentIdentity identity(ParsedDocument document) {
        return switch (document) {
            case ParsedDocument.Tombstone(var id, var timestamp) -> DocumentIdentity.of(id);
            case ParsedDocument.Fields fields -> new DocumentNormalizer(fields, sources, maxBodyBytes).identity();
        };
    }
}
