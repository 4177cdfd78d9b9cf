package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.rest.access.PartnerDirectory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sign-in with an operator's key, and sign-out. */
@Path(ConsoleAccess.ROOT)
@RunOnVirtualThread
public class SignInResource {
    private static final Logger LOG = Logger.getLogger(SignInResource.class);
    private static final String TITLE = "Sign in";

    /** Only pages of the console: any other address could redirect to another site. */
    private static final Pattern OWN_PAGE = Pattern.compile("/console(/[A-Za-z0-9/._-]*)?(\\?[A-Za-z0-9=&%+._-]*)?");

    private final ConsoleAccess access;
    private final SignInAttempts attempts;
    private final ConsolePages pages;
    private final PartnerDirectory partners;

    SignInResource(ConsoleAccess access, SignInAttempts attempts, ConsolePages pages, PartnerDirectory partners) {
        this.access = access;
        this.attempts = attempts;
        this.pages = pages;
        this.partners = partners;
    }

    @GET
    @Path("sign-in")
    public Response form(@QueryParam("next") @Nullable String next, @Context HttpServerRequest request) {
        return page(200, null, own(next), access.anybody(request)).build();
    }

    @POST
    @Path("sign-in")
    public Response signIn(InputStream body, @Context HttpServerRequest request) throws IOException {
        Form form = Form.read(body, Form.SMALL);
        Visitor visitor = access.anybody(request);
        String next = own(form.text("next"));
        if (!access.hasToken(visitor, form)) {
            return page(403, "The form had expired. Try again.", next, visitor).build();
        }
        String address = request.remoteAddress().hostAddress();
        if (!attempts.mayTry(address)) {
            return page(429, "Too many wrong keys were tried. Wait a moment.", next, visitor)
                    .header(HttpHeaders.RETRY_AFTER, SignInAttempts.retryAfter())
                    .build();
        }
        Optional<Visitor> operator = access.signIn(form.text("key").strip(), request);
        if (operator.isEmpty()) {
            LOG.infof("Sign-in to the console with a wrong key from %s", address);
            return page(403, "This is not an operator's key, or it has expired.", next, visitor)
                    .build();
        }
        attempts.succeeded(address);
        return pages.redirect(next, operator.get().cookie());
    }

    @POST
    @Path("sign-out")
    public Response signOut(InputStream body, @Context HttpServerRequest request) throws IOException {
        Visitor visitor = access.operator(request, Form.read(body, Form.SMALL));
        return pages.redirect("/console/sign-in", access.signOut(visitor, request));
    }

    private Response.ResponseBuilder page(int status, @Nullable String error, String next, Visitor visitor) {
        boolean possible = partners.registry().partners().stream().anyMatch(partner -> partner.operator());
        return pages.respond(
                status,
                ConsoleTemplates.signin(pages.bare(TITLE, visitor), new SignInPage(error, next, possible)),
                visitor);
    }

    private static String own(@Nullable String next) {
        return next != null && OWN_PAGE.matcher(next).matches() ? next : ConsoleAccess.ROOT;
    }
}
