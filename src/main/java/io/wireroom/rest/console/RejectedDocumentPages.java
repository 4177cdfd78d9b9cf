package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.article.TextPosition;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.RecordPosition;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.redrive.RedrivenRecord;
import io.wireroom.rest.intake.DocumentIntake;
import io.wireroom.rest.operate.RejectedStore;
import io.wireroom.rest.operate.SingleRedrive;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rejected document with the position of its error, which can be redriven unchanged or corrected. */
@Path("/console/rejected")
@RunOnVirtualThread
public class RejectedDocumentPages {
    /** Characters that are safe in a record's header. */
    private static final String CONTENT_TYPE = "[ -~]{1,200}";

    private final ConsoleAccess access;
    private final ConsolePages pages;
    private final RejectedStore store;
    private final Rejections rejections;
    private final DecisionRows decisions;
    private final SingleRedrive redrive;
    private final DocumentIntake intake;
    private final Clock clock = Clock.systemUTC();

    RejectedDocumentPages(
            ConsoleAccess access,
            ConsolePages pages,
            RejectedStore store,
            Rejections rejections,
            DecisionRows decisions,
            SingleRedrive redrive,
            DocumentIntake intake) {
        this.access = access;
        this.pages = pages;
        this.store = store;
        this.rejections = rejections;
        this.decisions = decisions;
        this.redrive = redrive;
        this.intake = intake;
    }

    @GET
    @Path("{id}")
    public Response detail(@PathParam("id") String id, @Context HttpServerRequest request) {
        Visitor visitor = access.operator(request);
        Rejected rejected = store.known(id);
        return page(200, rejected, null, text(rejected), rejected.contentType(), visitor);
    }

    @POST
    @Path("{id}/redrive")
    public Response redrive(@PathParam("id") String id, InputStream body, @Context HttpServerRequest request)
            throws IOException {
        Form form = Form.read(body, Form.SMALL);
        Visitor visitor = access.operator(request, form);
        return sent(redrive.unchanged(store.known(id), options(form, visitor)), visitor);
    }

    /** A correction that would be rejected again is shown with the position of the remaining error. */
    @POST
    @Path("{id}/correct")
    public Response correct(@PathParam("id") String id, InputStream body, @Context HttpServerRequest request)
            throws IOException {
        Form form = Form.read(body, Form.withDocument(intake.maxBytes()));
        Visitor visitor = access.operator(request, form);
        Rejected rejected = store.known(id);
        byte[] document = form.document("document");
        String type = form.text("type").strip();
        String contentType = type.matches(CONTENT_TYPE) ? type : null;
        try {
            return sent(redrive.corrected(rejected, document, contentType, options(form, visitor)), visitor);
        } catch (Problem problem) {
            if (!problem.members().containsKey("code")) {
                throw problem;
            }
            String code = String.valueOf(problem.members().get("code"));
            String detail = String.valueOf(problem.getMessage());
            DocumentText text =
                    DocumentText.of(document, TextPosition.in(detail).orElse(null));
            return page(
                    problem.type().status(),
                    rejected,
                    new RejectedDetail.Failure(code, detail),
                    text,
                    contentType,
                    visitor);
        }
    }

    private static RedrivenRecord.Options options(Form form, Visitor visitor) {
        return new RedrivenRecord.Options(visitor.operator(), form.text("force").equals("true"));
    }

    private Response sent(SendResult.Accepted accepted, Visitor visitor) {
        RecordPosition position = new RecordPosition(accepted.partition(), accepted.offset());
        return pages.redirect("/console/documents/" + position, visitor.cookie());
    }

    /** Null if it has no content or has been deleted. */
    private @Nullable DocumentText text(Rejected rejected) {
        try {
            byte[] value = store.read(rejected.position()).value();
            return value == null
                    ? null
                    : DocumentText.of(value, rejected.failure().position());
        } catch (Problem problem) {
            if (problem.type() == ProblemType.NOT_FOUND) {
                return null;
            }
            throw problem;
        }
    }

    private Response page(
            int status,
            Rejected rejected,
            RejectedDetail.@Nullable Failure refusal,
            @Nullable DocumentText text,
            @Nullable String contentType,
            Visitor visitor) {
        Instant now = clock.instant();
        RejectedDetail detail = new RejectedDetail(
                rejections.row(rejected, now),
                rejected.document() == null ? null : rejected.document().toString(),
                contentType,
                rejected.provenance().by(),
                rejected.provenance().redriven(),
                refusal,
                text,
                rejections
                        .again(rejected)
                        .map(entry -> decisions.of(entry, now))
                        .orElse(null));
        return pages.respond(
                        status,
                        ConsoleTemplates.rejected(
                                pages.frame(detail.row().name(), "/console/rejected", visitor), detail),
                        visitor)
                .build();
    }
}
