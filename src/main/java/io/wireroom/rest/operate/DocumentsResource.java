package io.wireroom.rest.operate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.article.Source;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalJson;
import io.wireroom.journal.RecordPosition;
import io.wireroom.json.JsonObjects;
import io.wireroom.kafka.client.KafkaUnreachableException;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.HistoryAccess;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The status of a document, by its position on the ingest topic. For clients that may submit documents, and for operators. */
@Path("/v1/documents/{place}")
@RunOnVirtualThread
public class DocumentsResource {
    private final HistoryAccess history;
    private final ClientAuthorizer authorizer;
    private final Topics topics;
    private final TopicNames names;

    DocumentsResource(HistoryAccess history, ClientAuthorizer authorizer, Topics topics, TopicNames names) {
        this.history = history;
        this.authorizer = authorizer;
        this.topics = topics;
        this.names = names;
    }

    /** Also 404 for a document of a source that the key may not submit. */
    @GET
    public Response document(@PathParam("place") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
        ClientPermissions reader = authorizer.statusReader(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        RecordPosition position = RecordPosition.parse(text).orElseThrow(DocumentsResource::absent);
        Optional<JournalEntry> found = history.query(search -> search.document(position));
        if (found.isPresent()) {
            JournalEntry entry = found.get();
            if (!maySee(reader, entry)) {
                throw absent();
            }
            Rejected rejected = entry.failure() == null || !reader.operator()
                    ? null
                    : history.query(search -> search.rejectedOf(position)).orElse(null);
            return answer(decided(position, entry, rejected)).build();
        }
        if (!isWaiting(position)) {
            throw absent();
        }
        return answer(JsonObjects.of(json -> {
                    json.writeStringField("document", position.toString());
                    json.writeStringField("state", "waiting");
                }))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    static boolean maySee(ClientPermissions reader, JournalEntry entry) {
        if (reader.operator() || !reader.publishing().isRestricted()) {
            return true;
        }
        Source source = entry.identity().source();
        String by = entry.provenance().by();
        return source == null
                ? by != null && by.equals(reader.name())
                : reader.publishing().covers(source.key());
    }

    private static byte[] decided(RecordPosition position, JournalEntry entry, @Nullable Rejected rejected) {
        return JsonObjects.of(json -> {
            json.writeStringField("document", position.toString());
            json.writeStringField("state", "decided");
            JournalJson.members(entry, json);
            if (rejected != null) {
                json.writeStringField("rejected", rejected.position().toString());
            }
        });
    }

    /** Whether the document is on the ingest topic but not in the journal, which is kept longer. */
    private boolean isWaiting(RecordPosition position) {
        OptionalLong first = history.query(search -> search.firstOffset(position.partition()));
        if (first.isPresent() && position.offset() < first.getAsLong()) {
            return false;
        }
        try {
            return topics.offsets()
                    .range(names.ingest(), position.partition())
                    .filter(range -> position.offset() >= range.from() && position.offset() < range.to())
                    .isPresent();
        } catch (KafkaUnreachableException unreachable) {
            throw new Problem(ProblemType.UNAVAILABLE, "Kafka does not say whether there is such a document")
                    .header(HttpHeaders.RETRY_AFTER, "5");
        }
    }

    private static Response.ResponseBuilder answer(byte[] json) {
        return Response.ok(json, "application/json").header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
