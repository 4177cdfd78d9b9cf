package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.rest.receipts.ReceiptsReport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The report of withdrawals as a file, for signed-in operators. */
@Path("/console/receipts.csv")
@RunOnVirtualThread
public class ReceiptsPages {
    private final ConsoleAccess access;
    private final ReceiptsReport report;

    ReceiptsPages(ConsoleAccess access, ReceiptsReport report) {
        this.access = access;
        this.report = report;
    }

    @GET
    public Response report(@Context UriInfo uri, @Context HttpServerRequest request) {
        access.operator(request);
        return report.respond(uri, request);
    }
}
