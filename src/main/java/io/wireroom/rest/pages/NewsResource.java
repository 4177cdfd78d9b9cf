package io.wireroom.rest.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.ListOrder;
import io.wireroom.archive.ListPosition;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.access.Readers;
import io.wireroom.rest.cache.RenderedPages;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Links;
import io.wireroom.websub.Hubs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of articles as pages, newest first: all, those of a source, or those with a tag. The same access rules as for article pages
 * apply. Parameters except {@code cursor} are ignored, because shared links may have additional ones.
 */
@Path("/news")
@RunOnVirtualThread
public class NewsResource {
    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Readers readers;
    private final RenderedPages rendered;
    private final NewsPages pages;
    private final Hubs hubs;
    private final Links links;

    NewsResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Readers readers,
            RenderedPages rendered,
            NewsPages pages,
            Hubs hubs,
            Links links) {
        this.hubs = hubs;
        this.links = links;
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.readers = readers;
        this.rendered = rendered;
        this.pages = pages;
    }

    @GET
    public Response all(@Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(NewsList.ALL, uri, headers);
    }

    @GET
    @Path("sources/{source}")
    public Response ofSource(@PathParam("source") String key, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(NewsList.ofSource(key), uri, headers);
    }

    @GET
    @Path("tags/{tag}")
    public Response ofTag(@PathParam("tag") String tag, @Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(NewsList.ofTag(tag), uri, headers);
    }

    private Response answer(NewsList list, UriInfo uri, HttpHeaders headers) {
        Reader reader = authenticator.pageReader(headers);
        List<String> cursors = uri.getQueryParameters().get("cursor");
        String cursor = cursors == null ? null : cursors.getFirst();
        String identity = archiveAccess.identity();
        ListPosition after = null;
        if (cursor != null) {
            switch (Cursor.decode(cursor, identity)) {
                case Cursor.Decoded.Ok(Cursor known) -> after = position(known);
                case Cursor.Decoded.Malformed() -> throw absent();
                case Cursor.Decoded.OtherLog() -> {
                    return moved(list.path());
                }
            }
        }
        return answer(list, after, identity, reader, headers);
    }

    private Response answer(
            NewsList list, @Nullable ListPosition after, String identity, Reader reader, HttpHeaders headers) {
        try (ArchiveView view = archiveAccess.view()) {
            RenderedPages.Key key = RenderedPages.Key.of(identity, view, reader, list.path() + " " + after);
            RenderedPages.Page page = rendered.get(
                    key, () -> new RenderedPages.Page(pages.render(list, after, view, identity, reader), null, null));
            return Responses.respond(
                    headers,
                    HtmlBody.ofPartner(page.body())
                            .with(HttpHeaders.LINK, after == null ? toldHubs(list, reader) : null));
        }
    }

    private @Nullable String toldHubs(NewsList list, Reader reader) {
        return readers.isLikeEverybody(reader) ? hubs.links(links.to(list.path())) : null;
    }

    private static ListPosition position(Cursor cursor) {
        ListPosition position = cursor.listPosition();
        if (position == null || position.order() != ListOrder.DATE) {
            throw absent();
        }
        return position;
    }

    /** The log was replaced, so that positions in lists are invalid. Redirects to the first page. */
    private static Response moved(String path) {
        return Representation.ofPartner(Response.status(Response.Status.FOUND))
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, Representation.REVALIDATE)
                .build();
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
