package io.wireroom.rest.operate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.history.HistoryPage;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.history.RejectedQuery;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.RecordPosition;
import io.wireroom.json.JsonObjects;
import io.wireroom.kafka.redrive.StoredDocument;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.http.StandardHeaders;
import io.wireroom.rest.query.HistoryAccess;
import io.wireroom.rest.query.HistoryLists;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rejected documents, for operators. */
@Path("/v1/rejected")
@RunOnVirtualThread
public class RejectedResource {
    private static final Set<String> KNOWN = Set.of("code", "source", "since", "limit", "cursor");

    /**
     * Content types that are safe in browsers, with their file extensions. All others are sent as {@code application/octet-stream}.
     */
    private static final Map<String, String> SAFE_TYPES = Map.of(
            "application/json", "json",
            "application/toml", "toml",
            "application/yaml", "yaml",
            "text/markdown", "md",
            "text/plain", "txt");

    private static final String BYTES = "application/octet-stream";

    private final HistoryAccess history;
    private final HistoryLists lists;
    private final RejectedStore store;
    private final ClientAuthorizer authorizer;

    RejectedResource(HistoryAccess history, HistoryLists lists, RejectedStore store, ClientAuthorizer authorizer) {
        this.history = history;
        this.lists = lists;
        this.store = store;
        this.authorizer = authorizer;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters given = Parameters.of(uri.getQueryParameters(), KNOWN);
        RejectedQuery query = new RejectedQuery(
                RejectedCodes.known(given.texts("code")), given.texts("source"), given.moment("since"));
        int limit = given.number("limit", 1, 200, 50);
        HistoryPage<Rejected> page = history.query(search -> search.rejected(query, HistoryLists.cursor(given), limit));
        return lists.respond(page, uri, (item, json) -> RejectedJson.write(item, again(item.position()), json));
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        Rejected rejected = store.known(id);
        JournalEntry again = again(rejected.position());
        byte[] json = JsonObjects.of(out -> RejectedJson.members(rejected, again, out));
        return Response.ok(json, "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The original document, as a download. */
    @GET
    @Path("{id}/document")
    public Response document(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        RecordPosition position = store.known(id).position();
        StoredDocument document = store.read(position);
        byte[] value = document.value();
        String type = mediaType(document.contentType());
        String file = "rejected-" + position + "." + SAFE_TYPES.getOrDefault(type, "bin");
        return Response.ok(value == null ? new byte[0] : value, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .header(StandardHeaders.SECURITY_POLICY, "sandbox; default-src 'none'")
                .build();
    }

    private static String mediaType(@Nullable String contentType) {
        String type = contentType == null
                ? BYTES
                : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return SAFE_TYPES.containsKey(type) ? type : BYTES;
    }

    private @Nullable JournalEntry again(RecordPosition position) {
        return history.query(search -> search.redriven(position)).orElse(null);
    }
}
