package io.wireroom.rest.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Withdrawal;
import io.wireroom.render.HtmlPage;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.http.StandardHeaders;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;

/**
 * An article's page at its canonical path, for installations where this service is the site. The id alone identifies the
 * article: a path with another slug or month is redirected to the canonical path. The page of a withdrawn article has status
 * 410. Query parameters are ignored, because shared links may have additional ones.
 */
@Path("/{month: [0-9]{6}}/{id: [0-9]{1,16}}{slug: -[^/]*}")
@RunOnVirtualThread
public class PageResource {
    static final String SECURITY_POLICY = HtmlPage.SECURITY_POLICY + "; frame-ancestors 'none'";

    private static final String HTML = "text/html;charset=UTF-8";

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final ResponseMemory memory;

    PageResource(
            ArchiveAccess archiveAccess, PartnerAuthenticator authenticator, Editions editions, ResponseMemory memory) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.memory = memory;
    }

    @GET
    public Response page(
            @PathParam("month") String month,
            @PathParam("id") String id,
            @PathParam("slug") String slug,
            @Context HttpHeaders headers) {
        Reader reader = authenticator.pageReader(headers);
        ResponseMemory.Accounting accounting = memory.accounting();
        accounting.reserveForReading();
        ArchivedEdition archived = find(ArticleId.parse(id).orElseThrow(PageResource::absent), reader);
        accounting.articlesRead(archived.json().length);
        if (!archived.path().equals("/" + month + "/" + id + slug)) {
            return moved(archived.path());
        }
        HtmlPage pages = new HtmlPage(reader.publication().name());
        return switch (editions.read(archived, reader)) {
            case Article article ->
                Responses.respond(
                        headers,
                        Representation.of(new Body(pages.write(article), HTML, article.updated()))
                                .with(StandardHeaders.SECURITY_POLICY, SECURITY_POLICY));
            case Withdrawal withdrawal ->
                Representation.ofPartner(Response.status(Response.Status.GONE))
                        .entity(pages.write(withdrawal))
                        .type(HTML)
                        .header(HttpHeaders.CACHE_CONTROL, Representation.REVALIDATE)
                        .header(StandardHeaders.SECURITY_POLICY, SECURITY_POLICY)
                        .build();
        };
    }

    private ArchivedEdition find(ArticleId id, Reader reader) {
        try (ArchiveView view = archiveAccess.view()) {
            return view.find(id, reader.rights()).orElseThrow(PageResource::absent);
        }
    }

    /** Redirects to the canonical path, percent-encoded without normalization: paths are compared byte by byte. */
    private static Response moved(String path) {
        return Representation.ofPartner(Response.status(Response.Status.MOVED_PERMANENTLY))
                .header(HttpHeaders.LOCATION, URLEncoder.encode(path, UTF_8).replace("%2F", "/"))
                .header(HttpHeaders.CACHE_CONTROL, Representation.REVALIDATE)
                .build();
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
