package io.wireroom.rest.articles;

import io.wireroom.rest.http.Responses;
import io.wireroom.rest.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** Formats of an article, selected by the URL's extension or by {@code Accept}. */
enum ArticleFormat {
    JSON("json", "application/json"),
    MARKDOWN("md", "text/markdown"),
    HTML("html", "text/html"),
    NINJS("ninjs", "application/vnd.iptc.ninjs+json");

    private final String extension;
    private final String mediaType;

    ArticleFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The value of {@code Content-Type}. */
    String contentType() {
        return mediaType.startsWith("text/") ? mediaType + ";charset=UTF-8" : mediaType;
    }

    static Optional<ArticleFormat> byExtension(String extension) {
        for (ArticleFormat format : values()) {
            if (format.extension.equals(extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The format that the client prefers (RFC 9110 §12.5.1).
     *
     * @throws Problem 406 if none is acceptable
     */
    static ArticleFormat accepted(HttpHeaders request) {
        return Responses.accepted(request, List.of(values()), format -> List.of(format.mediaType));
    }
}
