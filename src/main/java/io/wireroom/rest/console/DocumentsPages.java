package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.journal.RecordPosition;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/** The outcome of a document. The page is refreshed every second until the document is decided. */
@Path("/console/documents/{place}")
@RunOnVirtualThread
public class DocumentsPages {
    private final ConsoleAccess access;
    private final ConsolePages pages;
    private final DecisionRows decisions;
    private final Clock clock = Clock.systemUTC();

    DocumentsPages(ConsoleAccess access, ConsolePages pages, DecisionRows decisions) {
        this.access = access;
        this.pages = pages;
        this.decisions = decisions;
    }

    @GET
    public Response page(@PathParam("place") String position, @Context HttpServerRequest request) {
        Visitor visitor = access.operator(request);
        DocumentState state = state(position);
        return pages.respond(
                ConsoleTemplates.document(pages.frame("Document " + state.position(), "", visitor), state), visitor);
    }

    @GET
    @Path("live")
    public Response live(@PathParam("place") String position, @Context HttpServerRequest request) {
        Visitor visitor = access.watcher(request);
        return pages.respond(ConsoleTemplates.documentState(state(position)), visitor);
    }

    private DocumentState state(String text) {
        RecordPosition position =
                RecordPosition.parse(text).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
        return new DocumentState(
                position.toString(),
                decisions.of(position, clock.instant()).orElse(null),
                decisions.isRejected(position));
    }
}
