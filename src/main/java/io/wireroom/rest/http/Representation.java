package io.wireroom.rest.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The representations of a resource (RFC 9110 §3.2), from which {@link #select} chooses one for a request.
 *
 * @param vary value of {@code Vary} (RFC 9110 §12.5.5); null if the request's headers have no influence
 * @param headers additional headers, without validators, {@code Cache-Control} and {@code Vary}
 */
public record Representation(
        Body body, String cacheControl, @Nullable String vary, Map<String, String> headers) {
    /** Caches must revalidate on each use. With the entity tag a revalidation is cheap. */
    public static final String REVALIDATE = "no-cache";

    private static final String VARY_BY_PARTNER = "Accept-Encoding, Authorization";
    private static final String VARY_BY_FORMAT = "Accept, " + VARY_BY_PARTNER;
    private static final String VARY_BY_ENCODING = "Accept-Encoding";

    /** A representation that may differ per partner. */
    public static Representation of(Body body) {
        return new Representation(body, REVALIDATE, VARY_BY_PARTNER, Map.of());
    }

    /** A representation that is the same for all clients. */
    public static Representation forEverybody(Body body) {
        return new Representation(body, REVALIDATE, VARY_BY_ENCODING, Map.of());
    }

    /** The same representation, which was selected by {@code Accept}. */
    public Representation chosenByAccept() {
        return new Representation(body, cacheControl, VARY_BY_FORMAT, headers);
    }

    /** Adds {@code Vary} to a response that may differ per partner. */
    public static Response.ResponseBuilder ofPartner(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.VARY, VARY_BY_PARTNER);
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
     * The selected response.
     *
     * @param compressed whether the content coding is gzip
     * @param content null with status 304
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
    public record Selected(int status, Map<String, String> headers, boolean compressed, byte @Nullable [] content) {}

    /** Status 200 with the body, or 304 if the request's conditions match. */
    public Selected select(RequestHead request) {
        return select(request.knows(body), compresses(request));
    }

    /**
     * The response to a request.
     *
     * @param matches whether the request's conditions match
     * @param compressed whether the request {@link #compresses}
     */
    public Selected select(boolean matches, boolean compressed) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (!matches) {
            all.put(HttpHeaders.CONTENT_TYPE, body.mediaType());
            if (compressed) {
                all.put(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        putValidators(all, body, compressed, cacheControl);
        if (vary != null) {
            all.put(HttpHeaders.VARY, vary);
        }
        return new Selected(
                matches ? 304 : 200,
                Collections.unmodifiableMap(all),
                compressed,
                matches ? null : body.bytes(compressed));
    }

    /** Whether the content coding of a response to this request is gzip. */
    public boolean compresses(RequestHead request) {
        return body.isCompressible() && request.acceptsGzip();
    }

    /** The validators and {@code Cache-Control}. */
    static Map<String, String> validators(Body body, boolean compressed, String cacheControl) {
        Map<String, String> headers = new LinkedHashMap<>();
        putValidators(headers, body, compressed, cacheControl);
        return headers;
    }

    private static void putValidators(Map<String, String> headers, Body body, boolean compressed, String cacheControl) {
        String lastModified = body.lastModifiedHeader();
        if (lastModified != null) {
            headers.put(HttpHeaders.LAST_MODIFIED, lastModified);
        }
        headers.put(HttpHeaders.ETAG, body.entityTag(compressed));
        headers.put(HttpHeaders.CACHE_CONTROL, cacheControl);
    }
}
