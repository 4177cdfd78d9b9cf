package io.wireroom.rest.articles;

import io.wireroom.rest.http.Responses;
import io.wireroom.rest.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** Formats of a feed, selected by the URL's extension or by {@code Accept}. */
enum FeedFormat {
    JSON("json", "application/feed+json", "application/json"),
    RSS("rss", "application/rss+xml", "application/xml", "text/xml"),
    ATOM("atom", "application/atom+xml"),
    NINJS("ninjs", "application/vnd.iptc.ninjs+json");

    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> mediaTypes;

    /** @param mediaTypes accepted media types; the first is the value of {@code Content-Type} */
    FeedFormat(String extension, String... mediaTypes) {
        this.extension = extension;
        this.mediaTypes = List.of(mediaTypes);
    }

    /** The value of {@code Content-Type}. It has no charset: XML declares its encoding, and JSON is UTF-8. */
    String contentType() {
        return mediaTypes.getFirst();
    }

    /** The path that selects this format regardless of {@code Accept}. */
    String path() {
        return "/v1/feed." + extension;
    }

    static Optional<FeedFormat> byExtension(String extension) {
        for (FeedFormat format : values()) {
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
    static FeedFormat accepted(HttpHeaders request) {
        return Responses.accepted(request, List.of(values()), format -> format.mediaTypes);
    }
}
