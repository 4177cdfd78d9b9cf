package io.wireroom.rest.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.rest.problem.RequestId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Sets headers of every response: {@code Date} (RFC 9110 §6.6.1), the request id and security headers. An HTML or SVG
 * response without a content security policy gets the strictest one.
 */
@Singleton
public final class StandardHeaders {
    public static final String SECURITY_POLICY = "Content-Security-Policy";

    /** Content security policy that forbids loading, scripts and framing. For documents other than the HTML pages. */
    public static final String STRICT_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(RequestId.HEADER);
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence OWN_ORIGIN = HttpHeaders.createOptimized("strict-origin-when-cross-origin");

    /** Path prefix of Quarkus' own pages, such as its development console, which load scripts. */
    private static final String QUARKUS_PATH = "/q/";

    private final HttpDate date = new HttpDate(Clock.systemUTC());

    void registerHandler(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        String id = RequestId.of(context);
        String path = context.request().path();
        MultiMap headers = context.response().headers();
        context.addHeadersEndHandler(sent -> complete(headers, id, path));
        MDC.put("request_id", id); // stored in the context's context, independent of the thread
        context.next();
    }

    private void complete(MultiMap headers, String id, @Nullable String path) {
        headers.set(HttpHeaders.DATE, date.now());
        headers.set(REQUEST_ID, id);
        headers.set(TYPE_OPTIONS, NO_SNIFFING);
        headers.set(REFERRER_POLICY, OWN_ORIGIN);
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        boolean document = type != null && (type.startsWith("text/html") || type.startsWith("image/svg"));
        if (document && !headers.contains(SECURITY_POLICY) && !(path != null && path.startsWith(QUARKUS_PATH))) {
            headers.set(SECURITY_POLICY, STRICT_POLICY);
        }
    }
}
