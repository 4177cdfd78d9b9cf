package io.wireroom.kafka.intake;

import io.wireroom.article.ArticleId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document to send to the ingest topic.
 *
 * @param key the article's id if known; it only determines the order of documents
 * @param value the document's bytes; must not be modified
 * @param headers headers except {@code content-type}, such as {@code traceparent}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are not modified; submissions are never compared
public record Submission(
        @Nullable ArticleId key, byte[] value, @Nullable String contentType, Map<String, String> headers) {
    public Submission {
        headers = Map.copyOf(headers);
    }

    public Submission(@Nullable ArticleId key, byte[] value) {
        this(key, value, null, Map.of());
    }
}
