package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.TemplateInstance;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.http.StandardHeaders;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Responses with the console's pages. They are specific to an operator and a time, so they must not be cached. */
@Singleton
final class ConsolePages {
    static final String SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final String site;

    ConsolePages(WireroomConfig config) {
        this.site = config.title();
    }

    ConsoleFrame frame(String title, String path, Visitor visitor) {
        return new ConsoleFrame(title, site, visitor.operator(), true, visitor.token(), path);
    }

    /** The frame of a page without navigation. */
    ConsoleFrame bare(String title, Visitor visitor) {
        return new ConsoleFrame(title, site, null, false, visitor.token(), "");
    }

    /** The frame of a page for a client that is not signed in. */
    ConsoleFrame bare(String title) {
        return new ConsoleFrame(title, site, null, false, "", "");
    }

    Response respond(TemplateInstance page, Visitor visitor) {
        return respond(200, page, visitor).build();
    }

    Response.ResponseBuilder respond(int status, TemplateInstance page, Visitor visitor) {
        return with(visitor.cookie(), Response.status(status))
                .entity(page.render().getBytes(UTF_8))
                .type("text/html;charset=UTF-8")
                .header(StandardHeaders.SECURITY_POLICY, SECURITY_POLICY);
    }

    /** Redirects to a page after a form, so that reloading does not send the form again. */
    Response redirect(String path, @Nullable String cookie) {
        return with(cookie, Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, path))
                .build();
    }

    private static Response.ResponseBuilder with(@Nullable String cookie, Response.ResponseBuilder response) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        return cookie == null ? response : response.header(HttpHeaders.SET_COOKIE, cookie);
    }
}
