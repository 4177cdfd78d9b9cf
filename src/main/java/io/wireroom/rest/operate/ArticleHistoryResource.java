package io.wireroom.rest.operate;

import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalJson;
import io.wireroom.json.JsonObjects;
import io.wireroom.partner.Partner;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.HistoryAccess;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The history of an article and its documents, for operators: for example, why it is missing. */
@Path("/v1/articles/{id}/history")
@RunOnVirtualThread
public class ArticleHistoryResource {
    private static final int MAX_ENTRIES = 200;
    private static final String PARTNER = "partner";

    private final ArchiveAccess archive;
    private final HistoryAccess history;
    private final PartnerDirectory partners;
    private final ClientAuthorizer authorizer;

    ArticleHistoryResource(
            ArchiveAccess archive, HistoryAccess history, PartnerDirectory partners, ClientAuthorizer authorizer) {
        this.archive = archive;
        this.history = history;
        this.partners = partners;
        this.authorizer = authorizer;
    }

    /** Responds 200 for every id: an unknown article has a state as well. */
    @GET
    public Response history(@PathParam("id") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters given = Parameters.of(uri.getQueryParameters(), Set.of(PARTNER));
        ArticleId id = ArticleId.parse(text).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
        Partner partner = partner(given.text(PARTNER));
        Edition edition = edition(id);
        Held held = history.query(search -> search.held(id)).orElse(null);
        List<JournalEntry> entries = history.query(search -> search.ofArticle(id, MAX_ENTRIES));
        byte[] json = JsonObjects.of(out -> {
            out.writeNumberField("article_id", id.value());
            status(edition, held, entries, out);
            if (partner != null) {
                visibility(partner, edition, out);
            }
            documents(entries, out);
        });
        return Response.ok(json, "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private @Nullable Partner partner(@Nullable String name) {
        return name == null
                ? null
                : partners.registry().partners().stream()
                        .filter(partner -> partner.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Parameters.bad(PARTNER, "no partner has this name"));
    }

    private @Nullable Edition edition(ArticleId id) {
        try (ArchiveView view = archive.view()) {
            ArchivedEdition archived = view.find(id, AccessScope.ALL).orElse(null);
            return archived == null ? null : ArticleJsonReader.read(archived.json());
        } catch (MalformedEditionException e) {
            throw new IllegalStateException("the archive holds what it was not given", e);
        }
    }

    private static void status(
            @Nullable Edition edition, @Nullable Held held, List<JournalEntry> entries, JsonGenerator json)
            throws IOException {
        ArticleStatus status = ArticleStatus.of(edition, held, entries);
        json.writeStringField("state", status.state());
        json.writeStringField("why", status.why());
        if (edition != null) {
            json.writeNumberField("revision", edition.revision());
            json.writeStringField("url", edition.path());
        }
        if (held != null) {
            json.writeBooleanField("draft", held.release() == null);
            JsonObjects.moment("held_until", held.release(), json);
        }
    }

    private static void visibility(Partner partner, @Nullable Edition edition, JsonGenerator json) throws IOException {
        PartnerVisibility visibility = PartnerVisibility.of(partner, edition);
        json.writeObjectFieldStart(PARTNER);
        json.writeStringField("name", partner.name());
        json.writeBooleanField("visible", visibility.visible());
        json.writeStringField("why", visibility.why());
        json.writeEndObject();
    }

    private static void documents(List<JournalEntry> entries, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("documents");
        for (JournalEntry entry : entries) {
            json.writeStartObject();
            if (entry.document() != null) {
                json.writeStringField("document", entry.document().toString());
            }
            JournalJson.members(entry, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
