package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The overview. The page requests its dynamic part every five seconds. */
@Path(ConsoleAccess.ROOT)
@RunOnVirtualThread
public class OverviewResource {
    /** Query parameter after a consumer was forgotten: the partner and the consumer. */
    private static final Pattern FORGOTTEN = Pattern.compile("([\\w.-]{1,64})/([\\w.-]{1,64})");

    private final ConsoleAccess access;
    private final ConsolePages pages;
    private final Overviews overviews;

    OverviewResource(ConsoleAccess access, ConsolePages pages, Overviews overviews) {
        this.access = access;
        this.pages = pages;
        this.overviews = overviews;
    }

    /**
     * @param updates {@code off} for a page that does not change
     * @param forgotten the consumer that was just forgotten
     */
    @GET
    public Response page(
            @QueryParam("updates") @Nullable String updates,
            @QueryParam("forgotten") @Nullable String forgotten,
            @Context HttpServerRequest request) {
        Visitor visitor = access.operator(request);
        ConsoleFrame frame = pages.frame("Overview", ConsoleAccess.ROOT, visitor);
        return pages.respond(
                ConsoleTemplates.overview(frame, overviews.now(), !"off".equals(updates), named(forgotten)), visitor);
    }

    private static @Nullable String named(@Nullable String forgotten) {
        Matcher name = FORGOTTEN.matcher(Objects.requireNonNullElse(forgotten, ""));
        return name.matches() ? name.group(2) + " of " + name.group(1) : null;
    }

    @GET
    @Path("live")
    public Response live(@Context HttpServerRequest request) {
        Visitor visitor = access.watcher(request);
        return pages.respond(ConsoleTemplates.live(overviews.now(), visitor.token()), visitor);
    }
}
