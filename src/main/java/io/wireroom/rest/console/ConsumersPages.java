package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.rest.receipts.Consumers;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Forgets consumers of partners. */
@Path("/console/consumers")
@RunOnVirtualThread
public class ConsumersPages {
    private final ConsoleAccess access;
    private final ConsolePages pages;
    private final Consumers consumers;
    private final Overviews overviews;

    ConsumersPages(ConsoleAccess access, ConsolePages pages, Consumers consumers, Overviews overviews) {
        this.access = access;
        this.pages = pages;
        this.consumers = consumers;
        this.overviews = overviews;
    }

    @POST
    @Path("{partner}/{consumer}/forget")
    public Response forget(
            @PathParam("partner") String partner,
            @PathParam("consumer") String consumer,
            InputStream body,
            @Context HttpServerRequest request)
            throws IOException {
        Visitor visitor = access.operator(request, Form.read(body, Form.SMALL));
        consumers.forget(partner, consumer, Objects.requireNonNullElse(visitor.operator(), "everybody"));
        overviews.renew();
        return pages.redirect(ConsoleAccess.ROOT + "?forgotten=" + partner + "/" + consumer, visitor.cookie());
    }
}
