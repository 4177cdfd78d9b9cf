package io.wireroom.rest.receipts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.rest.access.ClientAuthorizer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The {@link ReceiptsReport} for operators' programs. */
@Path("/v1/receipts.csv")
@RunOnVirtualThread
public class ReceiptsReportResource {
    private final ClientAuthorizer authorizer;
    private final ReceiptsReport report;

    ReceiptsReportResource(ClientAuthorizer authorizer, ReceiptsReport report) {
        this.authorizer = authorizer;
        this.report = report;
    }

    @GET
    public Response report(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        authorizer.operator(headers);
        return report.respond(uri, request);
    }
}
