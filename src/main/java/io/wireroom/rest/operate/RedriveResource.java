package io.wireroom.rest.operate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.kafka.intake.Receipt;
import io.wireroom.kafka.redrive.RedrivenRecord;
import io.wireroom.kafka.redrive.RejectedDocuments;
import io.wireroom.kafka.redrive.StoredDocument;
import io.wireroom.pipeline.Preview;
import io.wireroom.rest.access.Contributor;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.intake.DocumentIntake;
import io.wireroom.rest.intake.DocumentPreviews;
import io.wireroom.rest.intake.IntakeAnswer;
import io.wireroom.rest.intake.IntakeResource;
import io.wireroom.rest.intake.RejectedDocument;
import io.wireroom.rest.problem.JsonObjects;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends rejected documents to the ingest topic again, for operators; the journal names who did it. */
@Path("/v1/rejected")
@RunOnVirtualThread
public class RedriveResource {
    private static final String FORCE = "force";
    private static final int LONGEST_ORDER = 1 << 20;

    private final RejectedStore store;
    private final RejectedDocuments documents;
    private final Redriving redriving;
    private final DocumentPreviews previews;
    private final DocumentIntake intake;
    private final PartnerAuthenticator readers;

    RedriveResource(
            RejectedStore store,
            RejectedDocuments documents,
            Redriving redriving,
            DocumentPreviews previews,
            DocumentIntake intake,
            PartnerAuthenticator readers) {
        this.store = store;
        this.documents = documents;
        this.redriving = redriving;
        this.previews = previews;
        this.intake = intake;
        this.readers = readers;
    }

    /** As it came, or, with a body, corrected: then it is read first, and refused as one that is handed in is. */
    @POST
    @Path("{id}/redrive")
    public Response one(
            @PathParam("id") String id, InputStream body, @Context UriInfo uri, @Context HttpHeaders headers)
            throws IOException {
        Contributor operator = readers.operator(headers);
        boolean force = Parameters.of(uri.getQueryParameters(), Set.of(FORCE)).flag(FORCE);
        Rejected rejected = store.known(id);
        byte[] corrected = body.readNBytes(intake.maxBytes() + 1);
        if (corrected.length > intake.maxBytes()) {
            throw intake.tooLarge();
        }
        StoredDocument document = store.read(rejected.place());
        RedrivenRecord.Terms terms = new RedrivenRecord.Terms(operator.name(), force);
        Receipt receipt = corrected.length == 0
                ? documents.redrive(document, terms)
                : correct(document, corrected, IntakeResource.contentType(headers), terms);
        Receipt.Accepted accepted = intake.accepted(receipt);
        byte[] json = JsonObjects.of(out -> {
            out.writeStringField("id", rejected.place().toString());
            out.writeStringField("topic", accepted.topic());
            out.writeNumberField("partition", accepted.partition());
            out.writeNumberField("offset", accepted.offset());
        });
        return Response.accepted(json)
                .type("application/json")
                .header(HttpHeaders.LOCATION, IntakeAnswer.location(accepted))
                .build();
    }

    private Receipt correct(
            StoredDocument document, byte[] corrected, @Nullable String contentType, RedrivenRecord.Terms terms) {
        String type = contentType == null ? document.contentType() : contentType;
        return switch (previews.of(corrected, type)) {
            case Result.Ok<Preview> _ -> documents.redrive(document, corrected, type, terms);
            case Result.Rejected<Preview>(Rejection rejection) -> throw RejectedDocument.problem(rejection);
        };
    }

    /** Several, by a selection. */
    @POST
    @Path("redrive")
    public Response several(InputStream body, @Context UriInfo uri, @Context HttpHeaders headers) throws IOException {
        Contributor operator = readers.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        byte[] json = body.readNBytes(LONGEST_ORDER + 1);
        if (json.length > LONGEST_ORDER) {
            throw new Problem(ProblemType.TOO_LARGE, "At most " + LONGEST_ORDER + " bytes are taken");
        }
        RedriveOrder order = RedriveOrder.read(json);
        RedriveTally tally = redriving.run(order, new RedrivenRecord.Terms(operator.name(), order.force()));
        return Response.ok(tally.json(), "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
