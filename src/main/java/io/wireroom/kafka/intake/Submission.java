package io.wireroom.kafka.intake;

import io.wireroom.article.ArticleId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document to be put onto the ingest topic.
 *
 * @param key the article that it speaks of, as far as is known: it gives order per article and needn't be right
 * @param value the document's bytes; not to be changed any more
 * @param headers others than {@code content-type}, such as {@code traceparent}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched; nothing compares submissions
public record Submission(
        @Nullable ArticleId key, byte[] value, @Nullable String contentType, Map<String, String> headers) {
    public Submission {
        headers = Map.copyOf(headers);
    }

    public Submission(@Nullable ArticleId key, byte[] value) {
        this(key, value, null, Map.of());
    }
}
