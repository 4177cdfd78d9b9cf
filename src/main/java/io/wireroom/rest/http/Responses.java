package io.wireroom.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Creates responses with conditional requests (RFC 9110 §13) and content coding (§12.5.3). */
public final class Responses {
    private static final int GZIP_BUFFER = 8_192;

    /** For URLs whose content never changes. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private Responses() {}

    /** Status 200 with the body, or 304 if the request's conditions match. */
    public static Response respond(HttpHeaders request, Representation representation) {
        Representation.Selected selected = representation.select(RequestHead.of(request));
        Response.ResponseBuilder answer =
                Response.status(selected.status()).entity(entity(representation.body(), selected.content()));
        selected.headers().forEach(answer::header);
        if (selected.content() != null) {
            answer.header(
                    HttpHeaders.CONTENT_LENGTH, selected.content().length); // without it the body would be sent chunked
        }
        return answer.build();
    }

    private static @Nullable Object entity(Body body, byte @Nullable [] content) {
        return content == null ? null : LargeContent.of(body, content);
    }

    /**
     * Status 200 with an image that is generated only if it is sent, or 304. The entity tag is derived from the name.
     *
     * @param name identifies the bytes: different names for different bytes
     * @param content returns null if only the head is to be sent
     */
    public static Response.ResponseBuilder generated(
            HttpHeaders request,
            String name,
            String mediaType,
            Instant lastModified,
            Supplier<byte @Nullable []> content) {
        Body named = new Body(name.getBytes(UTF_8), mediaType, lastModified);
        Response.ResponseBuilder answer =
                RequestHead.of(request).knows(named) ? Response.notModified() : Response.ok(content.get(), mediaType);
        Representation.validators(named, false, IMMUTABLE).forEach(answer::header);
        return answer;
    }

    /**
     * Status 200 with a body that is generated while it is sent, or 304. The entity tag is derived from the name.
     *
     * @param name identifies the bytes: different names for different bytes
     * @param mediaType media type of the content, which is compressed on the fly if the client accepts gzip, unless it is
     *     gzip itself
     */
    public static Response.ResponseBuilder stream(
            HttpHeaders request, String name, String mediaType, StreamingOutput content) {
        RequestHead head = RequestHead.of(request);
        Body named = new Body(name.getBytes(UTF_8), mediaType, null);
        boolean compressed = !mediaType.equals("application/gzip") && head.acceptsGzip();
        Response.ResponseBuilder answer =
                head.knows(named) ? Response.notModified() : Response.ok(coded(content, compressed), mediaType);
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Representation.validators(named, compressed, Representation.REVALIDATE).forEach(answer::header);
        return Representation.ofPartner(answer);
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
     * The format that the client prefers; the first one of several with equal preference (RFC 9110 §12.5.1).
     *
     * @param mediaTypes the media types of a format
     * @throws Problem 406 if no format is acceptable or {@code Accept} can't be parsed
     */
    public static <F> F accepted(HttpHeaders request, List<F> formats, Function<F, List<String>> mediaTypes) {
        List<MediaType> accepted = accepted(request);
        List<MediaType> refused = accepted.stream().filter(Responses::isRefused).toList();
        for (MediaType each : accepted) {
            for (F format : formats) {
                for (String name : mediaTypes.apply(format)) {
                    MediaType type = MediaType.valueOf(name);
                    if (!isRefused(each)
                            && each.isCompatible(type)
                            && refused.stream().noneMatch(no -> sameType(no, type))) {
                        return format;
                    }
                }
            }
        }
        throw new Problem(ProblemType.NOT_ACCEPTABLE, null);
    }

    /** Whether the weight is 0, which means "not acceptable" (RFC 9110 §12.4.2). */
    private static boolean isRefused(MediaType accepted) {
        String weight = accepted.getParameters().get("q");
        return weight != null && weight.matches("0(\\.0*)?");
    }

    private static boolean sameType(MediaType one, MediaType other) {
        return one.getType().equalsIgnoreCase(other.getType())
                && one.getSubtype().equalsIgnoreCase(other.getSubtype());
    }

    private static List<MediaType> accepted(HttpHeaders request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw new Problem(ProblemType.NOT_ACCEPTABLE, "Accept is not a list of media types");
        }
    }
}
