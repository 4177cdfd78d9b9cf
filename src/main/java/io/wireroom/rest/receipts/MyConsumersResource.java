package io.wireroom.rest.receipts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.json.JsonObjects;
import io.wireroom.partner.Partner;
import io.wireroom.receipts.ConsumerNames;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;

/** A partner's own consumers. */
@Path("/v1/me/consumers")
@RunOnVirtualThread
public class MyConsumersResource {
    private final PartnerAuthenticator authenticator;
    private final Consumers consumers;

    MyConsumersResource(PartnerAuthenticator authenticator, Consumers consumers) {
        this.authenticator = authenticator;
        this.consumers = consumers;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Optional<Partner> partner = authenticator.partner(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        byte[] json = JsonObjects.of(out -> {
            out.writeArrayFieldStart("consumers");
            if (partner.isPresent()) {
                consumers.write(partner.get().name(), null, out);
            }
            out.writeEndArray();
        });
        return Response.ok(json, "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Removes a consumer that the partner has named. Only operators can remove the default consumer. */
    @DELETE
    @Path("{consumer}")
    public Response forget(@PathParam("consumer") String consumer, @Context UriInfo uri, @Context HttpHeaders headers) {
        Partner partner = authenticator
                .partner(headers)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The partner has no such consumer"));
        Parameters.of(uri.getQueryParameters(), Set.of());
        if (consumer.equals(ConsumerNames.DEFAULT)) {
            throw new Problem(ProblemType.OPERATORS_ONLY, "Only operators can forget the default consumer");
        }
        consumers.forget(partner.name(), consumer, partner.name());
        return Response.noContent().build();
    }
}
