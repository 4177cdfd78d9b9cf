package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.history.HistoryPage;
import io.wireroom.history.HistoryPosition;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.history.RejectedQuery;
import io.wireroom.journal.RecordPosition;
import io.wireroom.kafka.redrive.RedrivenRecord;
import io.wireroom.rest.operate.RedriveOrder;
import io.wireroom.rest.operate.RedriveTally;
import io.wireroom.rest.operate.Redriving;
import io.wireroom.rest.operate.RejectedCodes;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The list of rejected documents, several of which can be redriven unchanged at once. */
@Path("/console/rejected")
@RunOnVirtualThread
public class RejectedPages {
    private static final int PAGE = 50;

    /** Counts of a {@link RedriveTally}, as in the query of the page after a redrive. */
    private static final Pattern COUNTS = Pattern.compile("\\d{1,4}(-\\d{1,4}){5}");

    private final ConsoleAccess access;
    private final ConsolePages pages;
    private final HistoryAccess history;
    private final Rejections rejections;
    private final Redriving redriving;
    private final Clock clock = Clock.systemUTC();

    RejectedPages(
            ConsoleAccess access,
            ConsolePages pages,
            HistoryAccess history,
            Rejections rejections,
            Redriving redriving) {
        this.access = access;
        this.pages = pages;
        this.history = history;
        this.rejections = rejections;
        this.redriving = redriving;
    }

    @GET
    public Response list(
            @QueryParam("code") @Nullable String code,
            @QueryParam("source") @Nullable String source,
            @QueryParam("since") @Nullable String since,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("redriven") @Nullable String redriven,
            @Context HttpServerRequest request) {
        Visitor visitor = access.operator(request);
        Instant now = clock.instant();
        RejectedFilter filter = RejectedFilter.of(code, source, since);
        RejectedQuery query = filter.query(now);
        HistoryPosition after = cursor == null
                ? null
                : HistoryPosition.decode(cursor)
                        .orElseThrow(() -> new Problem(ProblemType.BAD_PARAMETER, "cursor: not one of this list")
                                .with("parameter", "cursor"));
        HistoryPage<Rejected> page = history.query(search -> search.rejected(query, after, PAGE));
        RejectedList list = new RejectedList(
                filter.code(),
                filter.source(),
                filter.since(),
                RejectedCodes.ALL,
                page.items().stream().map(each -> rejections.row(each, now)).toList(),
                history.query(search -> search.countRejected(query)),
                page.next() == null ? null : filter.path(page.next()),
                result(redriven));
        return pages.respond(
                ConsoleTemplates.rejectedList(pages.frame("Rejected", "/console/rejected", visitor), list), visitor);
    }

    @POST
    @Path("redrive")
    public Response redrive(InputStream body, @Context HttpServerRequest request) throws IOException {
        Form form = Form.read(body, Form.SMALL);
        Visitor visitor = access.operator(request, form);
        RejectedFilter filter = RejectedFilter.of(form.text("code"), form.text("source"), form.text("since"));
        Set<RecordPosition> ids = new LinkedHashSet<>();
        form.texts("id").forEach(id -> RecordPosition.parse(id).ifPresent(ids::add));
        RedriveTally.Counts counts = ids.isEmpty()
                ? new RedriveTally.Counts(0, 0, 0, 0, 0, 0)
                : redriving
                        .run(RedriveOrder.of(ids), new RedrivenRecord.Options(visitor.operator(), false))
                        .counts();
        String result = "%d-%d-%d-%d-%d-%d"
                .formatted(
                        counts.redriven(),
                        counts.resolved(),
                        counts.rejectedAgain(),
                        counts.gone(),
                        counts.tooLarge(),
                        counts.failed());
        return pages.redirect(filter.path(null) + "&redriven=" + result, visitor.cookie());
    }

    private static @Nullable String result(@Nullable String counts) {
        if (counts == null || !COUNTS.matcher(counts).matches()) {
            return null;
        }
        String[] each = counts.split("-", -1);
        StringBuilder text = new StringBuilder("Redriven: " + each[0] + ".");
        String[] others = {
            "already repaired",
            "rejected again: the later rejection counts",
            "not kept any more",
            "too large",
            "not taken by Kafka"
        };
        for (int i = 0; i < others.length; i++) {
            if (!each[i + 1].equals("0")) {
                text.append(" ")
                        .append(each[i + 1])
                        .append(" ")
                        .append(others[i])
                        .append(".");
            }
        }
        return text.toString();
    }
}
