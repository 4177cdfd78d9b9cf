package io.wireroom.rest.receipts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.json.JsonObjects;
import io.wireroom.partner.Partner;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Set;

/** The consumers of all partners, for operators. */
@Path("/v1/consumers")
@RunOnVirtualThread
public class ConsumersResource {
    private final ClientAuthorizer authorizer;
    private final PartnerDirectory partners;
    private final Consumers consumers;

    ConsumersResource(ClientAuthorizer authorizer, PartnerDirectory partners, Consumers consumers) {
        this.authorizer = authorizer;
        this.partners = partners;
        this.consumers = consumers;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        byte[] json = JsonObjects.of(out -> {
            out.writeArrayFieldStart("consumers");
            for (Partner partner : partners.registry().partners()) {
                consumers.write(partner.name(), partner.name(), out);
            }
            out.writeEndArray();
        });
        return Response.ok(json, "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Removes a consumer that no longer exists, so that it is not expected to receive withdrawals. */
    @DELETE
    @Path("{partner}/{consumer}")
    public Response forget(
            @PathParam("partner") String partner,
            @PathParam("consumer") String consumer,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        ClientPermissions operator = authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        consumers.forget(partner, consumer, Objects.requireNonNullElse(operator.name(), "everybody"));
        return Response.noContent().build();
    }
}
