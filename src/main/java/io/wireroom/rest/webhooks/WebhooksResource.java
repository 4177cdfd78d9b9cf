package io.wireroom.rest.webhooks;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.json.JsonObjects;
import io.wireroom.partner.Partner;
import io.wireroom.partner.Webhook;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.WebhookKey;
import io.wireroom.webhook.WorkerCommands;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The webhooks of all partners, for operators. */
@Path("/v1/webhooks")
@RunOnVirtualThread
public class WebhooksResource {
    private static final String CURSOR = "cursor";
    private static final String ENDPOINT_PATH = "{partner}/{endpoint}";

    private final ClientAuthorizer authorizer;
    private final PartnerDirectory partners;
    private final DeliveryStates states;
    private final WorkerCommands commands;
    private final ArchiveAccess archiveAccess;
    private final Links links;

    WebhooksResource(
            ClientAuthorizer authorizer,
            PartnerDirectory partners,
            DeliveryStates states,
            WorkerCommands commands,
            ArchiveAccess archiveAccess,
            Links links) {
        this.authorizer = authorizer;
        this.partners = partners;
        this.states = states;
        this.commands = commands;
        this.archiveAccess = archiveAccess;
        this.links = links;
    }

    /** All endpoints, without their attempts. */
    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        return answer(out -> {
            out.writeArrayFieldStart("webhooks");
            for (Partner partner : partners.registry().partners()) {
                for (Webhook webhook : partner.webhooks()) {
                    out.writeStartObject();
                    out.writeStringField("partner", partner.name());
                    WebhookKey key = new WebhookKey(partner.name(), webhook.name());
                    WebhookJson.members(webhook, states.find(key).orElse(null), false, out);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        });
    }

    @GET
    @Path(ENDPOINT_PATH)
    public Response one(
            @PathParam("partner") String partner,
            @PathParam("endpoint") String endpoint,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        WebhookKey key = new WebhookKey(partner, endpoint);
        Webhook webhook = find(key);
        return answer(out -> {
            out.writeStringField("partner", partner);
            WebhookJson.members(webhook, states.find(key).orElse(null), true, out);
        });
    }

    /** Enables a disabled endpoint. The next attempt of a failing endpoint is made immediately. */
    @POST
    @Path(ENDPOINT_PATH + "/enable")
    public Response enable(
            @PathParam("partner") String partner,
            @PathParam("endpoint") String endpoint,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        WebhookKey key = new WebhookKey(partner, endpoint);
        find(key);
        CommandResult.await(commands.enable(key));
        return Response.accepted().build();
    }

    /** Sends the changes after a cursor again; without a cursor, all articles. */
    @POST
    @Path(ENDPOINT_PATH + "/replay")
    public Response replay(
            @PathParam("partner") String partner,
            @PathParam("endpoint") String endpoint,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of(CURSOR));
        parameters.changes(CURSOR, archiveAccess.identity(), links.snapshot());
        String cursor = parameters.text(CURSOR);
        WebhookKey key = new WebhookKey(partner, endpoint);
        find(key);
        CommandResult.await(commands.replay(key, cursor == null ? "" : cursor));
        return Response.accepted().build();
    }

    private Webhook find(WebhookKey key) {
        return partners.registry().partners().stream()
                .filter(partner -> partner.name().equals(key.partner()))
                .flatMap(partner -> partner.webhooks().stream())
                .filter(webhook -> webhook.name().equals(key.endpoint()))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
    }

    private static Response answer(JsonObjects.Members members) {
        return Response.ok(JsonObjects.of(members), "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
