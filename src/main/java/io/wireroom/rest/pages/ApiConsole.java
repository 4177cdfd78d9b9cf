package io.wireroom.rest.pages;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.http.StandardHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/**
 * Shows the OpenAPI document in Swagger UI. The extension's own page has inline scripts, which a strict Content-Security-Policy
 * blocks. This page loads them from a file.
 */
@Singleton
final class ApiConsole {
    private static final String ROOT = GuidePaths.ROOT + "/api";

    /** Route order: before the extension's routes, after the filters of all requests. */
    private static final int BEFORE_EXTENSIONS = -1;

    private final String securityPolicy;

    /** Requests are sent to the public URL. */
    ApiConsole(WireroomConfig config) {
        this.securityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " connect-src 'self' " + config.publicUrl()
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private record File(String name, String mediaType) {}

    private static final Map<String, File> FILES = Map.of(
            "", new File("api.html", "text/html;charset=UTF-8"),
            "/", new File("api.html", "text/html;charset=UTF-8"),
            "/console.js", new File("console.js", "text/javascript;charset=UTF-8"),
            "/console.css", new File("console.css", "text/css;charset=UTF-8"));

    void listen(@Observes Router router) {
        FILES.forEach((path, file) -> {
            Buffer content = Buffer.buffer(PackagedFile.of(file.name()));
            router.get(ROOT + path)
                    .order(BEFORE_EXTENSIONS)
                    .handler(request -> send(request, content, file.mediaType()));
        });
    }

    private void send(RoutingContext request, Buffer content, String mediaType) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.putHeader(StandardHeaders.SECURITY_POLICY, securityPolicy);
        response.end(content);
    }
}
