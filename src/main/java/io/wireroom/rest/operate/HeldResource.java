package io.wireroom.rest.operate;

import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.json.JsonObjects;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.query.HistoryAccess;
import io.wireroom.rest.query.HistoryLists;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Set;

/** Held articles, for operators: next release first, drafts last. */
@Path("/v1/held")
@RunOnVirtualThread
public class HeldResource {
    private static final Set<String> KNOWN = Set.of("source", "limit", "cursor");

    private final HistoryAccess history;
    private final HistoryLists lists;
    private final ClientAuthorizer authorizer;

    HeldResource(HistoryAccess history, HistoryLists lists, ClientAuthorizer authorizer) {
        this.history = history;
        this.lists = lists;
        this.authorizer = authorizer;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters given = Parameters.of(uri.getQueryParameters(), KNOWN);
        int limit = given.number("limit", 1, 200, 50);
        return lists.respond(
                history.query(search -> search.held(given.texts("source"), HistoryLists.cursor(given), limit)),
                uri,
                HeldResource::write);
    }

    private static void write(Held held, JsonGenerator json) throws IOException {
        json.writeStartObject();
        RejectedJson.identity(new DocumentIdentity(held.id(), held.title(), held.source()), json);
        json.writeBooleanField("draft", held.release() == null);
        JsonObjects.moment("release_at", held.release(), json);
        json.writeStringField("since", held.since().toString());
        json.writeEndObject();
    }
}
