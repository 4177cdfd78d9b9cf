package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.article.ArticleId;
import io.wireroom.history.HistoryPage;
import io.wireroom.history.HistoryPosition;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.journal.RecordPosition;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.rest.intake.Withdrawals;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of held articles, which can be withdrawn. */
@Path("/console/held")
@RunOnVirtualThread
public class HeldPages {
    private static final int PAGE = 50;
    private static final int MAX_REASON_LENGTH = 500;

    private final ConsoleAccess access;
    private final ConsolePages pages;
    private final HistoryAccess history;
    private final Withdrawals withdrawals;
    private final Clock clock = Clock.systemUTC();

    HeldPages(ConsoleAccess access, ConsolePages pages, HistoryAccess history, Withdrawals withdrawals) {
        this.access = access;
        this.pages = pages;
        this.history = history;
        this.withdrawals = withdrawals;
    }

    @GET
    public Response list(@QueryParam("cursor") @Nullable String cursor, @Context HttpServerRequest request) {
        Visitor visitor = access.operator(request);
        Instant now = clock.instant();
        HistoryPosition after =
                cursor == null ? null : HistoryPosition.decode(cursor).orElse(null);
        HistoryPage<Held> page = history.query(search -> search.held(Set.of(), after, PAGE));
        HeldList list = new HeldList(
                page.items().stream().map(held -> HeldRow.of(held, now)).toList(),
                history.query(search -> search.countHeld()),
                page.next() == null
                        ? null
                        : "/console/held?cursor=" + page.next().encode());
        return pages.respond(ConsoleTemplates.held(pages.frame("Held", "/console/held", visitor), list), visitor);
    }

    /** Withdraws held articles only. Other articles are withdrawn by their producers. */
    @POST
    @Path("{id}/withdraw")
    public Response withdraw(@PathParam("id") String text, InputStream body, @Context HttpServerRequest request)
            throws IOException {
        Form form = Form.read(body, Form.SMALL);
        Visitor visitor = access.operator(request, form);
        ArticleId id = ArticleId.parse(text)
                .filter(known -> history.query(search -> search.held(known)).isPresent())
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "No version of this article is held"));
        String reason = form.text("reason").strip();
        if (reason.length() > MAX_REASON_LENGTH) {
            throw new Problem(ProblemType.BAD_REQUEST, "A reason has at most " + MAX_REASON_LENGTH + " characters");
        }
        SendResult.Accepted result = withdrawals.send(id, reason.isEmpty() ? null : reason, visitor.operator());
        return pages.redirect(
                "/console/documents/" + new RecordPosition(result.partition(), result.offset()), visitor.cookie());
    }
}
