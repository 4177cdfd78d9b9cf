package io.wireroom.rest.console;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Redirects to the sign-in page, which redirects back. */
@Singleton
final class SignInMapper {
    private final CurrentVertxRequest current;

    SignInMapper(CurrentVertxRequest current) {
        this.current = current;
    }

    @ServerExceptionMapper
    Response map(SignInNeeded signInNeeded) {
        HttpServerRequest request = current.getCurrent().request();
        boolean byScript = request.headers().contains("HX-Request");
        boolean opensPage = request.method().equals(HttpMethod.GET) && !byScript;
        String path = "/console/sign-in"
                + (opensPage ? "?next=" + URLEncoder.encode(request.uri(), StandardCharsets.UTF_8) : "");
        Response.ResponseBuilder response = byScript
                ? Response.status(Response.Status.UNAUTHORIZED).header("HX-Redirect", path)
                : Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
