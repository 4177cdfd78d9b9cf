package io.wireroom.rest.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.ListPosition;
import io.wireroom.event.ArticleJson;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.cache.RenderedPages;
import io.wireroom.rest.cache.ResponseCache;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.ArticleFieldSet;
import io.wireroom.rest.query.ArticleQueries;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Published articles in pages, newest first or most recently changed first, without a limit on depth.
 *
 * <pre>{@code
 * {"items":[{"article_id":126642,…}],"next":"Ag…"}
 * }</pre>
 */
@Path("/v1/articles")
@RunOnVirtualThread
public class ArticlesResource {
    private static final Set<String> KNOWN =
            Stream.concat(ArticleQueries.PAGED.stream(), Stream.of("fields")).collect(Collectors.toUnmodifiableSet());
    private static final byte[] START = "{\"items\":[".getBytes(UTF_8);

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final Links links;
    private final ListPages pages;
    private final ArticleQueries queries;
    private final ResponseCache responseCache;

    ArticlesResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Editions editions,
            Links links,
            ListPages pages,
            ArticleQueries queries,
            ResponseCache responseCache) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.links = links;
        this.pages = pages;
        this.queries = queries;
        this.responseCache = responseCache;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Reader reader = authenticator.reader(headers);
        Parameters parameters = Parameters.of(uri.getQueryParameters(), KNOWN);
        int limit = parameters.number("limit", 1, 200, 50);
        ArticleFieldSet fields = ArticleFieldSet.of(parameters.texts("fields"));
        ArticleQuery query = queries.read(parameters, reader);
        String identity = archiveAccess.identity();
        ListPosition from = parameters.position("cursor", query.order(), identity, links.snapshot());
        String self = links.self(uri);
        try (ArchiveView view = archiveAccess.view()) {
            queries.requireSources(parameters, reader, view);
            RenderedPages.Key key = RenderedPages.Key.of(identity, view, reader, self);
            RenderedPages.Page page = pages.page(key, view, query, limit, from, part -> {
                byte[] bytes = write(part, links.cursor(part, identity), fields, reader);
                return new RenderedPages.Page(Body.of(bytes, "application/json"), links.next(self, part, identity));
            });
            Representation answer = Representation.of(page.body()).with(HttpHeaders.LINK, Links.next(page.next()));
            return Responses.respond(headers, responseCache.keep(identity, view, reader, answer));
        }
    }

    private byte[] write(ArticlePage page, @Nullable String next, ArticleFieldSet fields, Reader reader) {
        // Complete articles are about as long as they are stored. A growing array would be copied six times.
        int size = fields.isAll() ? Math.toIntExact(page.bytes()) + 1_024 : 16_384;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        bytes.writeBytes(START);
        String separator = "";
        for (ArchivedEdition item : page.items()) {
            bytes.writeBytes(separator.getBytes(UTF_8));
            bytes.writeBytes(
                    fields.isAll()
                            ? editions.json(item, reader)
                            : ArticleJson.write(editions.read(item, reader), fields));
            separator = ",";
        }
        // A base64url cursor needs no JSON escaping.
        String end = next == null ? "],\"next\":null}" : "],\"next\":\"" + next + "\"}";
        bytes.writeBytes(end.getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
