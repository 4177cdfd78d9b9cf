package io.wireroom.rest.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where pages of other origins may read, each answer names the one that asked, so that a shared cache must keep one for each
 * (Fetch, "CORS protocol and HTTP caches").
 */
@Singleton
final class CrossOrigin {
    void listen(
            @Observes Router router,
            @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean enabled) {
        if (enabled) {
            router.route().order(Integer.MIN_VALUE).handler(request -> {
                MultiMap headers = request.response().headers();
                request.addHeadersEndHandler(sent -> headers.add(HttpHeaders.VARY, "Origin"));
                request.next();
            });
        }
    }
}
