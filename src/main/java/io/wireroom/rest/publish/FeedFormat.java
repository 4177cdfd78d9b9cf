package io.wireroom.rest.publish;

import io.wireroom.rest.http.Responses;
import io.wireroom.rest.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** How a feed can be had: by the extension of its URL, else by {@code Accept}. */
enum FeedFormat {
    JSON("json", "application/feed+json", "application/json"),
    RSS("rss", "application/rss+xml", "application/xml", "text/xml"),
    ATOM("atom", "application/atom+xml"),
    NINJS("ninjs", "application/vnd.iptc.ninjs+json");

    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> mediaTypes;

    /** @param mediaTypes that it is given for; the first is its own */
    FeedFormat(String extension, String... mediaTypes) {
        this.extension = extension;
        this.mediaTypes = List.of(mediaTypes);
    }

    /** As it stands in {@code Content-Type}. XML says in its first line how it is encoded, and JSON is UTF-8. */
    String contentType() {
        return mediaTypes.getFirst();
    }

    /** Where it is, whatever the client accepts. */
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
     * The first format that the client likes, in its order (RFC 9110 §12.5.1).
     *
     * @throws Problem 406 if it likes none
     */
    static FeedFormat accepted(HttpHeaders request) {
        return Responses.accepted(request, List.of(values()), format -> format.mediaTypes);
    }
}
