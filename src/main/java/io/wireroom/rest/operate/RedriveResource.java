package io.wireroom.rest.operate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.json.JsonObjects;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.redrive.RedrivenRecord;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.intake.DocumentIntake;
import io.wireroom.rest.intake.IntakeResource;
import io.wireroom.rest.intake.IntakeResponse;
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

/** Sends rejected documents to the ingest topic again, for operators. The journal has the name of the operator. */
@Path("/v1/rejected")
@RunOnVirtualThread
public class RedriveResource {
    private static final String FORCE = "force";
    private static final int MAX_ORDER_BYTES = 1 << 20;

    private final RejectedStore store;
    private final SingleRedrive single;
    private final Redriving redriving;
    private final DocumentIntake intake;
    private final ClientAuthorizer authorizer;

    RedriveResource(
            RejectedStore store,
            SingleRedrive single,
            Redriving redriving,
            DocumentIntake intake,
            ClientAuthorizer authorizer) {
        this.store = store;
        this.single = single;
        this.redriving = redriving;
        this.intake = intake;
        this.authorizer = authorizer;
    }

    /**
     * Without a body, the document is sent unchanged. With a body, the corrected document is validated first, like a submitted one.
     */
    @POST
    @Path("{id}/redrive")
    public Response one(
            @PathParam("id") String id, InputStream body, @Context UriInfo uri, @Context HttpHeaders headers)
            throws IOException {
        ClientPermissions operator = authorizer.operator(headers);
        boolean force = Parameters.of(uri.getQueryParameters(), Set.of(FORCE)).flag(FORCE);
        Rejected rejected = store.known(id);
        byte[] corrected = body.readNBytes(intake.maxBytes() + 1);
        RedrivenRecord.Options options = new RedrivenRecord.Options(operator.name(), force);
        SendResult.Accepted accepted = corrected.length == 0
                ? single.unchanged(rejected, options)
                : single.corrected(rejected, corrected, IntakeResource.contentType(headers), options);
        byte[] json = JsonObjects.of(out -> {
            out.writeStringField("id", rejected.position().toString());
            out.writeStringField("topic", accepted.topic());
            out.writeNumberField("partition", accepted.partition());
            out.writeNumberField("offset", accepted.offset());
        });
        return Response.accepted(json)
                .type("application/json")
                .header(HttpHeaders.LOCATION, IntakeResponse.location(accepted))
                .build();
    }

    /** Redrives a selection of documents. */
    @POST
    @Path("redrive")
    public Response several(InputStream body, @Context UriInfo uri, @Context HttpHeaders headers) throws IOException {
        ClientPermissions operator = authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        byte[] json = body.readNBytes(MAX_ORDER_BYTES + 1);
        if (json.length > MAX_ORDER_BYTES) {
            throw new Problem(ProblemType.TOO_LARGE, "At most " + MAX_ORDER_BYTES + " bytes are taken");
        }
        RedriveOrder order = RedriveOrder.read(json);
        RedriveTally tally = redriving.run(order, new RedrivenRecord.Options(operator.name(), order.force()));
        return Response.ok(tally.json(), "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
