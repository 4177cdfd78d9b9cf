package io.wireroom.rest.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * All articles that the reader may see, as newline-delimited JSON, newest first. The last line is the cursor to continue with in
 * {@link ChangesResource}; a response without it is incomplete.
 *
 * <pre>{@code
 * {"article_id":126643,…}
 * {"article_id":126642,…}
 * {"cursor":"AQ…"}
 * }</pre>
 */
@Path("/v1/snapshot")
@RunOnVirtualThread
public class SnapshotResource {
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final Exports exports;

    SnapshotResource(PartnerAuthenticator authenticator, Editions editions, Exports exports) {
        this.authenticator = authenticator;
        this.editions = editions;
        this.exports = exports;
    }

    @GET
    public Response snapshot(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        Reader reader = authenticator.reader(headers);
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of(CursorTracker.CONSUMER));
        Exports.Exchange exchange = new Exports.Exchange(headers, request);
        return exports.respond(parameters, reader, exchange, "application/x-ndjson", this::write);
    }

    private void write(Exports.Export export, OutputStream out) throws IOException {
        export.each(export.view().snapshot(export.reader().rights()), article -> {
            out.write(editions.json(article, export.reader()));
            out.write('\n');
        });
        out.write(("{\"cursor\":\"" + export.next() + "\"}\n").getBytes(UTF_8));
    }
}
