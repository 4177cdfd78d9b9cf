package io.wireroom.rest.receipts;

import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.journal.JournalEntry;
import io.wireroom.json.JsonObjects;
import io.wireroom.receipts.ConsumerReceipt;
import io.wireroom.receipts.PartnerReceipt;
import io.wireroom.receipts.TrackedEdition;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.operate.ArticleStatus;
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
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Receipts of an article's latest revision or withdrawal, by partner.
 *
 * <pre>{@code
 * {"article_id":126642,"revision":3,"status":"withdrawn","updated":"…","reason":"…","url":"…","partners":[
 *   {"partner":"reef","state":"seen","seen_by":"…","consumers":[
 *     {"consumer":"default","channel":"changes","state":"seen","seen_by":"…"}]}]}
 * }</pre>
 */
@Path("/v1/articles/{id}/receipts")
@RunOnVirtualThread
public class ArticleReceiptsResource {
    private static final int MAX_ENTRIES = 200;

    private final ClientAuthorizer authorizer;
    private final EditionReceipts receipts;
    private final HistoryAccess history;

    ArticleReceiptsResource(ClientAuthorizer authorizer, EditionReceipts receipts, HistoryAccess history) {
        this.authorizer = authorizer;
        this.receipts = receipts;
        this.history = history;
    }

    @GET
    public Response receipts(@PathParam("id") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
        authorizer.operator(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        ArticleId id = ArticleId.parse(text).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
        TrackedEdition tracked = receipts.find(id).orElseThrow(() -> unseen(id));
        List<PartnerReceipt> all = receipts.of(tracked);
        byte[] json = JsonObjects.of(out -> {
            edition(tracked.edition(), out);
            out.writeArrayFieldStart("partners");
            for (PartnerReceipt each : all) {
                partner(each, out);
            }
            out.writeEndArray();
        });
        return Response.ok(json, "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** May disclose that an article is held, because only operators have access. */
    private Problem unseen(ArticleId id) {
        Held held = history.query(search -> search.held(id)).orElse(null);
        List<JournalEntry> entries = history.query(search -> search.ofArticle(id, MAX_ENTRIES));
        return new Problem(
                ProblemType.NOT_FOUND,
                "No partner has seen the article. "
                        + ArticleStatus.of(null, held, entries).why());
    }

    private static void edition(Edition edition, JsonGenerator json) throws IOException {
        json.writeNumberField("article_id", edition.id().value());
        json.writeNumberField("revision", edition.revision());
        json.writeStringField("status", edition instanceof Withdrawal ? "withdrawn" : "published");
        json.writeStringField("updated", edition.updated().toString());
        JsonObjects.text("reason", edition.withdrawalReason(), json);
        json.writeStringField("url", edition.path());
    }

    private static void partner(PartnerReceipt receipt, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("partner", receipt.partner());
        json.writeStringField("state", receipt.state().toString());
        JsonObjects.moment("seen_by", receipt.seenBy(), json);
        json.writeArrayFieldStart("consumers");
        for (ConsumerReceipt each : receipt.consumers()) {
            json.writeStartObject();
            json.writeStringField("consumer", each.consumer());
            JsonObjects.text("channel", each.channel(), json);
            json.writeStringField("state", each.state().toString());
            JsonObjects.moment("seen_by", each.seenBy(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
