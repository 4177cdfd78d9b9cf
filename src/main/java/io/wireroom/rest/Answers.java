package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers with a body as conditional requests (RFC 9110 §13) and content coding (§12.5.3) have it. */
final class Answers {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private static final String VARY = "Accept, Accept-Encoding, Authorization";
    private static final int GZIP_BUFFER = 8_192;

    /** Ask again each time; with the entity tag that costs next to nothing. */
    static final String REVALIDATE = "no-cache";

    /** The URL names these very bytes. */
    static final String IMMUTABLE = "public, max-age=31536000, immutable";

    /** Only then can no second change fall into the same second, which is all that Last-Modified tells. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private Answers() {}

    /** 200 with the body, or 304 if the client has it already. */
    static Response.ResponseBuilder answer(HttpHeaders request, Body body, String cacheControl) {
        boolean compressed = body.isCompressible() && acceptsGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        Response.ResponseBuilder answer = isKnown(request, body) ? Response.notModified() : content(body, compressed);
        return validated(answer, body, compressed, cacheControl);
    }

    /**
     * 200 with an image that is made only if it is sent, or 304. Its entity tag is made from what its bytes follow from.
     *
     * @param name of the bytes: different names for different bytes
     * @param content gives null where nothing is to be sent after the head
     */
    static Response.ResponseBuilder made(
            HttpHeaders request,
            String name,
            String mediaType,
            Instant lastModified,
            Supplier<byte @Nullable []> content) {
        Body named = new Body(name.getBytes(UTF_8), mediaType, lastModified);
        Response.ResponseBuilder answer =
                isKnown(request, named) ? Response.notModified() : Response.ok(content.get(), mediaType);
        return validated(answer, named, false, IMMUTABLE);
    }

    private static Response.ResponseBuilder validated(
            Response.ResponseBuilder answer, Body body, boolean compressed, String cacheControl) {
        Instant lastModified = body.lastModified();
        if (lastModified != null && lastModified.isBefore(Instant.now().minus(SETTLED))) {
            answer.header(HttpHeaders.LAST_MODIFIED, httpDate(lastModified));
        }
        return answer.header(HttpHeaders.ETAG, body.entityTag(compressed))
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header(HttpHeaders.VARY, VARY);
    }

    /**
     * 200 with a body that is written while it is sent, or 304. Its entity tag is made from what its bytes follow from.
     *
     * @param name of the bytes: different names for different bytes
     * @param mediaType compressed while it is written, where the client takes that; unless it is compressed in itself
     */
    static Response.ResponseBuilder stream(
            HttpHeaders request, String name, String mediaType, StreamingOutput content) {
        Body named = new Body(name.getBytes(UTF_8), mediaType, null);
        boolean compressed = !mediaType.equals("application/gzip")
                && acceptsGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        Response.ResponseBuilder answer =
                isKnown(request, named) ? Response.notModified() : Response.ok(coded(content, compressed), mediaType);
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return validated(answer, named, compressed, REVALIDATE);
    }

    private static StreamingOutput coded(StreamingOutput content, boolean compressed) {
        return compressed
                ? out -> {
                    try (GZIPOutputStream gzip = new GZIPOutputStream(out, GZIP_BUFFER)) {
                        content.write(gzip);
                    }
                }
                : content;
    }

    /**
     * The media types that the client accepts, best first.
     *
     * @throws Problem 406 if its {@code Accept} can't be read
     */
    static List<MediaType> accepted(HttpHeaders request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw new Problem(ProblemType.NOT_ACCEPTABLE, "Accept is not a list of media types");
        }
    }

    static String httpDate(Instant moment) {
        return HTTP_DATE.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static Response.ResponseBuilder content(Body body, boolean compressed) {
        Response.ResponseBuilder answer = Response.ok(body.bytes(compressed), body.mediaType());
        return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }

    /** If-None-Match goes before If-Modified-Since (RFC 9110 §13.2.2); its comparison is weak (§13.1.2). */
    private static boolean isKnown(HttpHeaders request, Body body) {
        String tags = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (tags != null) {
            return names(tags, body.entityTag(false)) || names(tags, body.entityTag(true));
        }
        Instant since = date(request.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE));
        Instant lastModified = body.lastModified();
        return since != null
                && lastModified != null
                && !lastModified.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
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

    private static @Nullable Instant date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null; // RFC 9110 §13.1.3: a date that can't be read is as good as none
        }
    }

    private static boolean acceptsGzip(@Nullable String accepted) {
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
}
