package io.wireroom.rest.connection;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.problem.ProblemWriter;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests that violate HTTP/1.1 message framing before any other handler sees them, because two recipients could
 * interpret them differently (request smuggling, RFC 9112 §3.2, §6). The connection is closed after the error response.
 */
@Singleton
final class RequestRules {
    /** Filter priority: after {@link ConnectionDrain}, before all other filters. */
    private static final int FILTER_PRIORITY = ConnectionDrain.FILTER_PRIORITY - 1;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*" + TOKEN + "/" + TOKEN + "\\s*(?:;.*)?");
    private static final String MALFORMED = "application/x.malformed";

    private final ProblemWriter problems;

    RequestRules(ProblemWriter problems) {
        this.problems = problems;
    }

    void registerFilter(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    /**
     * Reports errors that the framework detects before any filter runs: a URL that can't be decoded, a missing {@code Host}.
     */
    void registerFailureHandler(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            if (context.statusCode() == ProblemType.BAD_REQUEST.status()
                    && !context.response().headWritten()) {
                refuse(context, new Problem(ProblemType.BAD_REQUEST, "The URL can't be decoded, or Host is missing"));
            } else {
                context.next();
            }
        });
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        Problem problem = problem(request);
        if (problem == null) {
            replaceMalformedType(request.headers());
            context.next();
            return;
        }
        refuse(context, problem);
    }

    /**
     * The framework would respond with 400 and without a problem type. No resource supports the replacement, so the response is
     * 415.
     */
    private static void replaceMalformedType(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.isBlank() && !MEDIA_TYPE.matcher(type).matches()) {
            headers.set(HttpHeaders.CONTENT_TYPE, MALFORMED);
        }
    }

    private void refuse(RoutingContext context, Problem problem) {
        HttpServerRequest request = context.request();
        HttpServerResponse response =
                context.response().setStatusCode(problem.type().status());
        ProblemWriter.ProblemResponse written = problems.write(problem, context);
        written.headers().forEach(response::putHeader);
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
            ignoreFurtherRequests(request);
        }
        response.end(Buffer.buffer(written.body())).onComplete(_ -> close(request));
    }

    /** Ignores further requests: the following bytes may belong to the rejected request. */
    private static void ignoreFurtherRequests(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            ConnectionGuard guard = connection.channel().pipeline().get(ConnectionGuard.class);
            if (guard != null) {
                guard.refuse();
            }
        }
    }

    /** Closes an HTTP/1 connection. An HTTP/2 connection stays open, because only the stream is affected. */
    private static void close(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            var _ = request.connection().close();
        }
    }

    private static @Nullable Problem problem(HttpServerRequest request) {
        if (!isUrl(request.uri())) {
            return new Problem(
                    ProblemType.BAD_REQUEST, "The URL has a character or a percent escape that URLs can't have");
        }
        if (request.version() == HttpVersion.HTTP_2) {
            return null; // HTTP/2 framing delimits the body
        }
        MultiMap headers = request.headers();
        List<String> hosts = headers.getAll(HttpHeaders.HOST);
        if (hosts.size() > 1 || (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_1)) {
            return new Problem(ProblemType.BAD_REQUEST, "A request has one Host");
        }
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return null;
        }
        if (headers.contains(HttpHeaders.CONTENT_LENGTH) || request.version() == HttpVersion.HTTP_1_0) {
            return new Problem(ProblemType.BAD_REQUEST, "Content-Length and Transfer-Encoding contradict each other");
        }
        return codings.size() == 1
                        && codings.getFirst().strip().toLowerCase(Locale.ROOT).equals("chunked")
                ? null
                : new Problem(ProblemType.NOT_IMPLEMENTED, "The only transfer coding that is read is chunked");
    }

    static boolean isUrl(String text) {
        if (isPlainPath(text)) {
            return true;
        }
        try {
            return new URI(text).getRawPath() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Whether the text is an absolute path with a query of common characters, as almost all are. Cheaper than parsing. */
    private static boolean isPlainPath(String text) {
        if (!text.startsWith("/") || text.startsWith("//")) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "/?=&.,:-_~+".indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
