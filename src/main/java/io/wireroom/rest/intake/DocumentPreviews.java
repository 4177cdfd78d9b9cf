package io.wireroom.rest.intake;

import io.wireroom.article.Article;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.config.WireroomConfig;
import io.wireroom.event.ArticleJson;
import io.wireroom.imports.DocumentCheck;
import io.wireroom.kafka.intake.Submission;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.pipeline.Preview;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents as the pipeline does, before they go to Kafka. What the pipeline knows of an article's past is not looked at: a
 * document can still be rejected as {@code article.withdrawn}.
 */
@Singleton
public final class DocumentPreviews implements DocumentCheck {
    private final DocumentPipeline pipeline;
    private final int maxEventBytes;
    private final Clock clock = Clock.systemUTC();

    DocumentPreviews(DocumentPipeline pipeline, WireroomConfig config) {
        this.pipeline = pipeline;
        this.maxEventBytes = config.pipeline().maxEventBytes();
    }

    /** The outcome of the document if it was sent now. */
    public Result<Preview> of(byte[] document, @Nullable String contentType) {
        Instant now = Instant.ofEpochMilli(clock.millis()); // the precision of a record's timestamp
        return pipeline.preview(new RawDocument(null, document, contentType, now), now)
                .then(this::withinLimit);
    }

    @Override
    public Optional<Rejection> check(Submission document) {
        return of(document.value(), document.contentType()) instanceof Result.Rejected<Preview>(Rejection rejection)
                ? Optional.of(rejection)
                : Optional.empty();
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
