package io.wireroom.rest.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Adds {@code Vary: Origin} to every response if CORS is enabled: {@code Access-Control-Allow-Origin} repeats the request's
 * origin, so a shared cache must keep one response per origin (Fetch, "CORS protocol and HTTP caches").
 */
@Singleton
final class CrossOrigin {
    void listen(
            @Observes Router router,
            @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean enabled) {
        if (enabled) {
            router.route().order(Integer.MIN_VALUE).handler(context -> {
                MultiMap headers = context.response().headers();
                context.addHeadersEndHandler(sent -> headers.add(HttpHeaders.VARY, "Origin"));
                context.next();
            });
        }
    }
}
