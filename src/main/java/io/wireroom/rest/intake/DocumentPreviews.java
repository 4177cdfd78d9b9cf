package io.wireroom.rest.intake;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.config.WireroomConfig;
import io.wireroom.event.ArticleJson;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.pipeline.Preview;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Validates documents like the pipeline, before they are sent to Kafka. Earlier documents of the article are not considered: a
 * document can still be rejected as {@code article.withdrawn}. Only for an expired document, the archive and the document index are
 * queried: it withdraws an existing article, and is rejected otherwise.
 */
@Singleton
public final class DocumentPreviews {
    private final DocumentPipeline pipeline;
    private final ArchiveAccess archive;
    private final HistoryAccess history;
    private final int maxEventBytes;
    private final Clock clock = Clock.systemUTC();

    DocumentPreviews(DocumentPipeline pipeline, ArchiveAccess archive, HistoryAccess history, WireroomConfig config) {
        this.pipeline = pipeline;
        this.archive = archive;
        this.history = history;
        this.maxEventBytes = config.pipeline().maxEventBytes();
    }

    /** The outcome of the document, if it were sent now. */
    public Result<Preview> of(byte[] document, @Nullable String contentType) {
        Instant now = Instant.ofEpochMilli(clock.millis()); // the precision of a record's timestamp
        return pipeline.preview(new RawDocument(null, document, contentType, now), now, this::isKnown)
                .then(this::withinLimit);
    }

    /** Also true while the indexes are unavailable: the pipeline decides then. */
    private boolean isKnown(ArticleId id) {
        try (ArchiveView view = archive.view()) {
            return view.find(id, AccessScope.ALL).isPresent()
                    || history.query(search -> search.held(id)).isPresent();
        } catch (Problem unavailable) {
            return true;
        }
    }

    private Result<Preview> withinLimit(Preview preview) {
        int bytes = switch (preview) {
            case Preview.Published(Article article) -> ArticleJson.write(article).length;
            case Preview.Held(Article article, Instant release) -> ArticleJson.writeHeld(article, release).length;
            case Preview.Withdrawn _ -> 0;
        };
        return bytes <= maxEventBytes
                ? Result.ok(preview)
                : Result.rejected(
                        Rejection.Code.TOO_LARGE,
                        "the article takes " + bytes + " bytes as an event; at most " + maxEventBytes + " are allowed");
    }
}
