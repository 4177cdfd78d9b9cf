package io.wireroom.rest.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.rest.problem.RequestId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Headers of every answer, whoever gives it: its {@code Date} (RFC 9110 §6.6.1), the request's id, and what keeps browsers from
 * taking content for something else than it is.
 */
@Singleton
public final class StandardHeaders {
    public static final String SECURITY_POLICY = "Content-Security-Policy";

    /** For what a browser shows as a document and is none of the pages: nothing is loaded, run or framed. */
    public static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /** Quarkus' own pages, such as its development console, need what they load. */
    private static final String OF_QUARKUS = "/q/";

    private final HttpDate date = new HttpDate(Clock.systemUTC());

    void listen(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::begin);
    }

    private void begin(RoutingContext request) {
        String id = RequestId.of(request);
        String path = request.request().path();
        MultiMap headers = request.response().headers();
        request.addHeadersEndHandler(sent -> complete(headers, id, path));
        MDC.put("request_id", id); // kept with the request, whatever thread goes on with it
        request.next();
    }

    private void complete(MultiMap headers, String id, @Nullable String path) {
        headers.set(HttpHeaders.DATE, date.now());
        headers.set(RequestId.HEADER, id);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        boolean document = type != null && (type.startsWith("text/html") || type.startsWith("image/svg"));
        if (document && !headers.contains(SECURITY_POLICY) && !(path != null && path.startsWith(OF_QUARKUS))) {
            headers.set(SECURITY_POLICY, NOTHING);
        }
    }
}
