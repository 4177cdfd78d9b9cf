package io.wireroom.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that can be answered to a GET of a resource (RFC 9110 §3.2); the request's head chooses from it.
 *
 * @param headers beside those that follow from the body and {@code Cache-Control}
 */
record Representation(Body body, String cacheControl, Map<String, String> headers) {
    /** Ask again each time; with the entity tag that costs next to nothing. */
    static final String REVALIDATE = "no-cache";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);
    private static final String VARY = "Accept, Accept-Encoding, Authorization";

    static Representation of(Body body) {
        return new Representation(body, REVALIDATE, Map.of());
    }

    Representation with(String header, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Representation(body, cacheControl, more);
    }

    /**
     * What is sent.
     *
     * @param content none for 304
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
    record Selected(int status, Map<String, String> headers, byte @Nullable [] content) {}

    /** 200 with the body, or 304 if the client has it already. */
    Selected select(RequestHead request) {
        boolean compressed = compresses(request);
        boolean known = request.knows(body);
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (!known) {
            all.put(HttpHeaders.CONTENT_TYPE, body.mediaType());
            if (compressed) {
                all.put(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        all.putAll(validators(body, compressed, cacheControl));
        return new Selected(known ? 304 : 200, all, known ? null : body.bytes(compressed));
    }

    /** Whether it can be sent without being compressed first. */
    boolean isReady(RequestHead request) {
        return body.isReady(compresses(request));
    }

    private boolean compresses(RequestHead request) {
        return body.isCompressible() && request.acceptsGzip();
    }

    /** The headers by which a client asks again, and for how long it need not. */
    static Map<String, String> validators(Body body, boolean compressed, String cacheControl) {
        Map<String, String> headers = new LinkedHashMap<>();
        Instant lastModified = body.lastModified();
        if (lastModified != null) {
            headers.put(HttpHeaders.LAST_MODIFIED, httpDate(lastModified));
        }
        headers.put(HttpHeaders.ETAG, body.entityTag(compressed));
        headers.put(HttpHeaders.CACHE_CONTROL, cacheControl);
        headers.put(HttpHeaders.VARY, VARY);
        return headers;
    }

    private static String httpDate(Instant moment) {
        return HTTP_DATE.format(moment.atOffset(ZoneOffset.UTC));
    }
}
