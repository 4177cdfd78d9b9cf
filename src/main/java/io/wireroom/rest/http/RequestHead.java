package io.wireroom.rest.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request's head asks of an answer that has a body: its content coding (RFC 9110 §12.5.3), and not to send what the
 * client has already (§13).
 */
@FunctionalInterface
public interface RequestHead {
    /** The field's value, of several lines joined by commas (RFC 9110 §5.3); null if it is absent. */
    @Nullable
    String field(String name);

    static RequestHead of(HttpHeaders headers) {
        return headers::getHeaderString;
    }

    static RequestHead of(HttpServerRequest request) {
        return name -> {
            List<String> lines = request.headers().getAll(name);
            return lines.isEmpty() ? null : String.join(",", lines);
        };
    }

    default boolean acceptsGzip() {
        String accepted = field(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (String each : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String coding = each.strip();
            if (coding.equals("gzip") || (coding.startsWith("gzip;") && !coding.matches("gzip;\\s*q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * If-None-Match goes before If-Modified-Since (RFC 9110 §13.2.2); its comparison is weak (§13.1.2). A date has to be the one
     * that was told: a revision's is that of its document, and a document that was sent earlier may come later.
     */
    default boolean knows(Body body) {
        String tags = field(HttpHeaders.IF_NONE_MATCH);
        if (tags != null) {
            return names(tags, body.entityTag(false)) || names(tags, body.entityTag(true));
        }
        String since = field(HttpHeaders.IF_MODIFIED_SINCE);
        Instant lastModified = body.lastModified();
        return since != null
                && lastModified != null
                && HttpDate.read(since).filter(lastModified::equals).isPresent();
    }

    private static boolean names(String tags, String tag) {
        for (String each : tags.split(",", -1)) {
            String named = each.strip();
            if (named.equals("*") || named.equals(tag) || named.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
