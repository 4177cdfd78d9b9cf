package io.wireroom.rest.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that can be answered to a GET of a resource (RFC 9110 §3.2); the request's head chooses from it.
 *
 * @param vary which headers of the request it is chosen by (RFC 9110 §12.5.5); absent if by none
 * @param headers beside those that follow from the body and {@code Cache-Control}
 */
public record Representation(
        Body body, String cacheControl, @Nullable String vary, Map<String, String> headers) {
    /** Ask again each time; with the entity tag that costs next to nothing. */
    public static final String REVALIDATE = "no-cache";

    private static final String OF_PARTNER = "Accept-Encoding, Authorization";
    private static final String BY_FORMAT = "Accept, " + OF_PARTNER;
    private static final String FOR_EVERYBODY = "Accept-Encoding";

    /** What may be another for another partner. */
    public static Representation of(Body body) {
        return new Representation(body, REVALIDATE, OF_PARTNER, Map.of());
    }

    /** What is the same for all who ask. */
    public static Representation forEverybody(Body body) {
        return new Representation(body, REVALIDATE, FOR_EVERYBODY, Map.of());
    }

    /** This, where another {@code Accept} might have got another format. */
    public Representation chosenByAccept() {
        return new Representation(body, cacheControl, BY_FORMAT, headers);
    }

    /** Puts {@code Vary} on an answer to a partner that is made elsewhere. */
    public static Response.ResponseBuilder ofPartner(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.VARY, OF_PARTNER);
    }

    public Representation with(String header, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Representation(body, cacheControl, vary, more);
    }

    /**
     * What is sent.
     *
     * @param content none for 304
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
    public record Selected(int status, Map<String, String> headers, byte @Nullable [] content) {}

    /** 200 with the body, or 304 if the client has it already. */
    public Selected select(RequestHead request) {
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
        if (vary != null) {
            all.put(HttpHeaders.VARY, vary);
        }
        return new Selected(known ? 304 : 200, all, known ? null : body.bytes(compressed));
    }

    /** Whether what is to be sent is there, without compressing anything first. */
    public boolean isReady(RequestHead request) {
        return request.knows(body) || body.isReady(compresses(request));
    }

    private boolean compresses(RequestHead request) {
        return body.isCompressible() && request.acceptsGzip();
    }

    /** The headers by which a client asks again, and for how long it need not. */
    static Map<String, String> validators(Body body, boolean compressed, String cacheControl) {
        Map<String, String> headers = new LinkedHashMap<>();
        Instant lastModified = body.lastModified();
        if (lastModified != null) {
            headers.put(HttpHeaders.LAST_MODIFIED, HttpDate.of(lastModified));
        }
        headers.put(HttpHeaders.ETAG, body.entityTag(compressed));
        headers.put(HttpHeaders.CACHE_CONTROL, cacheControl);
        return headers;
    }
}
