package io.wireroom.rest.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The request headers that select a representation: content coding (RFC 9110 §12.5.3) and conditions (§13). */
@FunctionalInterface
public interface RequestHead {
    /** The field's value, with several lines joined by commas (RFC 9110 §5.3); null if it is absent. */
    @Nullable
    String field(String name);

    static RequestHead of(HttpHeaders headers) {
        return headers::getHeaderString;
    }

    static RequestHead of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return name -> {
            List<String> lines = headers.getAll(name);
            return switch (lines.size()) {
                case 0 -> null;
                case 1 -> lines.getFirst();
                default -> String.join(",", lines);
            };
        };
    }

    default boolean acceptsGzip() {
        String accepted = field(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (int from = 0; from <= accepted.length(); ) {
            int comma = accepted.indexOf(',', from);
            int to = comma < 0 ? accepted.length() : comma;
            if (isGzip(accepted.substring(from, to).strip())) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static boolean isGzip(String coding) {
        return coding.equalsIgnoreCase("gzip")
                || (coding.regionMatches(true, 0, "gzip;", 0, 5)
                        && !coding.toLowerCase(Locale.ROOT).matches("gzip;\\s*q=0(\\.0*)?"));
    }

    /**
     * Whether the request's conditions match the body, so that the client has it already. If-None-Match takes precedence over
     * If-Modified-Since (RFC 9110 §13.2.2) and uses weak comparison (§13.1.2). The date must be equal to the body's date, not
     * later: a revision has the date of its document, and documents may arrive out of order.
     */
    default boolean knows(Body body) {
        String tags = field(HttpHeaders.IF_NONE_MATCH);
        if (tags != null) {
            return contains(tags, body.entityTag(false)) || contains(tags, body.entityTag(true));
        }
        String since = field(HttpHeaders.IF_MODIFIED_SINCE);
        Instant lastModified = body.lastModified();
        return since != null
                && lastModified != null
                && HttpDate.read(since).filter(lastModified::equals).isPresent();
    }

    private static boolean contains(String tags, String tag) {
        for (String each : tags.split(",", -1)) {
            String named = each.strip();
            if (named.equals("*") || named.equals(tag) || named.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
