package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.render.HtmlStyle;
import io.wireroom.rest.http.StandardHeaders;
import io.wireroom.rest.intake.DocumentIntake;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The page for dry runs of documents. */
@Path("/console/try")
@RunOnVirtualThread
public class DryRunPages {
    private static final DryRun EMPTY = new DryRun("", "", null, null, null);

    /** The article's page is in a sandboxed frame without scripts; its style and images are allowed. */
    private static final String WITH_PREVIEW = ConsolePages.SECURITY_POLICY
            .replace("style-src 'self'", "style-src 'self' " + HtmlStyle.hash(HtmlStyle.CSS))
            .replace("img-src 'self'", "img-src 'self' http: https:");

    private final ConsoleAccess access;
    private final ConsolePages pages;
    private final DryRuns dryRuns;
    private final DocumentIntake intake;

    DryRunPages(ConsoleAccess access, ConsolePages pages, DryRuns dryRuns, DocumentIntake intake) {
        this.access = access;
        this.pages = pages;
        this.dryRuns = dryRuns;
        this.intake = intake;
    }

    @GET
    public Response form(@Context HttpServerRequest request) {
        return page(EMPTY, access.operator(request));
    }

    @POST
    public Response run(InputStream body, @Context HttpServerRequest request) throws IOException {
        Form form = Form.read(body, Form.withDocument(intake.maxBytes()));
        Visitor visitor = access.operator(request, form);
        byte[] document = form.document("document");
        if (document.length > intake.maxBytes()) {
            throw intake.tooLarge();
        }
        String type = form.text("type").strip();
        return page(dryRuns.run(document, type.isEmpty() ? null : type), visitor);
    }

    private Response page(DryRun trial, Visitor visitor) {
        Response.ResponseBuilder response = pages.respond(
                200, ConsoleTemplates.trial(pages.frame("Try a document", "/console/try", visitor), trial), visitor);
        return response.header(StandardHeaders.SECURITY_POLICY, null)
                .header(StandardHeaders.SECURITY_POLICY, WITH_PREVIEW)
                .build();
    }
}
