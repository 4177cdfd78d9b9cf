package io.wireroom.rest.articles;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.ListOrder;
import io.wireroom.archive.ListPosition;
import io.wireroom.article.Edition;
import io.wireroom.render.Atom;
import io.wireroom.render.Feed;
import io.wireroom.render.JsonFeed;
import io.wireroom.render.Ninjs;
import io.wireroom.render.Rss;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.access.Readers;
import io.wireroom.rest.cache.RenderedPages;
import io.wireroom.rest.cache.ResponseCache;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.images.LeadImages;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.ArticleQueries;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import io.wireroom.websub.Hubs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Articles as a feed, newest first, with the filters and paging of {@link ArticlesResource}: {@code /v1/feed.json},
 * {@code .rss}, {@code .atom}, {@code .ninjs}, or {@code /v1/feed} by {@code Accept}. Withdrawn articles stay in the feed,
 * marked as each format allows, so that clients can delete them.
 */
@Path("/v1/feed{extension: (\\.[a-z]+)?}")
@RunOnVirtualThread
public class FeedResource {
    /** Cache time of a page that lacks metadata of an image. */
    private static final Duration INCOMPLETE_CACHE_TIME = Duration.ofSeconds(10);

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Readers readers;
    private final Editions editions;
    private final Links links;
    private final ListPages pages;
    private final ResponseCache responseCache;
    private final LeadImages images;
    private final ArticleQueries queries;
    private final Hubs hubs;
    private final JsonFeed jsonFeed;
    private final Rss rss = new Rss();
    private final Atom atom = new Atom();
    private final Ninjs ninjs = new Ninjs();

    FeedResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Readers readers,
            Editions editions,
            Links links,
            ListPages pages,
            ResponseCache responseCache,
            LeadImages images,
            ArticleQueries queries,
            Hubs hubs) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.readers = readers;
        this.editions = editions;
        this.links = links;
        this.pages = pages;
        this.responseCache = responseCache;
        this.images = images;
        this.queries = queries;
        this.hubs = hubs;
        this.jsonFeed = new JsonFeed(links.to("/v1/schemas/article.json"));
    }

    @GET
    public Response feed(@PathParam("extension") String extension, @Context UriInfo uri, @Context HttpHeaders headers) {
        Reader reader = authenticator.feedReader(headers);
        FeedFormat format = extension.isEmpty()
                ? FeedFormat.accepted(headers)
                : FeedFormat.byExtension(extension.substring(1))
                        .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
        Parameters parameters = Parameters.of(uri.getQueryParameters(), ArticleQueries.PAGED);
        int limit = parameters.number("limit", 1, 200, 50);
        ArticleQuery query = queries.read(parameters, reader).withWithdrawals();
        String identity = archiveAccess.identity();
        ListPosition from = parameters.position("cursor", query.order(), identity, links.snapshot());
        String self = links.self(uri, format.path());
        try (ArchiveView view = archiveAccess.view()) {
            queries.requireSources(parameters, reader, view);
            RenderedPages.Key key = RenderedPages.Key.of(identity, view, reader, self);
            RenderedPages.Page page = pages.page(
                    key, view, query, limit, from, part -> page(part, query.order(), format, self, identity, reader));
            Representation feed = Representation.of(page.body());
            Representation answer = (extension.isEmpty() ? feed.chosenByAccept() : feed)
                    .with(HttpHeaders.CONTENT_LOCATION, self)
                    .with(HttpHeaders.LINK, link(page, self, reader));
            boolean settled = page.until() == null;
            return Responses.respond(headers, settled ? responseCache.keep(identity, view, reader, answer) : answer);
        }
    }

    private @Nullable String link(RenderedPages.Page page, String self, Reader reader) {
        String hubLinks = readers.isLikeEverybody(reader) ? hubs.links(self) : null;
        String next = Links.next(page.next());
        if (hubLinks == null) {
            return next;
        }
        return next == null ? hubLinks : hubLinks + ", " + next;
    }

    private RenderedPages.Page page(
            ArticlePage page, ListOrder order, FeedFormat format, String self, String identity, Reader reader) {
        String next = links.next(self, page, identity);
        List<Edition> found =
                page.items().stream().map(item -> editions.read(item, reader)).toList();
        LeadImages.ImageFacts known = images.of(found);
        String title = reader.publication().name();
        Feed feed = new Feed(
                title,
                description(title, order),
                reader.site(),
                self,
                Links.first(self),
                next,
                readers.isLikeEverybody(reader) ? hubs.of(self) : List.of(),
                null,
                null,
                found,
                known.facts());
        RenderedPages.Page rendered = new RenderedPages.Page(Body.of(bytes(feed, format), format.contentType()), next);
        return known.settled() ? rendered : rendered.expiringAfter(INCOMPLETE_CACHE_TIME);
    }

    private static String description(String title, ListOrder order) {
        return switch (order) {
            case DATE -> "Articles of " + title + ", newest first";
            case UPDATED -> "Articles of " + title + ", the latest change first";
        };
    }

    private byte[] bytes(Feed feed, FeedFormat format) {
        return switch (format) {
            case JSON -> jsonFeed.write(feed);
            case RSS -> rss.write(feed);
            case ATOM -> atom.write(feed);
            case NINJS -> ninjs.write(feed);
        };
    }
}
