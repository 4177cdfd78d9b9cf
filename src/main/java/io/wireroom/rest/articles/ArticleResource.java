package io.wireroom.rest.articles;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Withdrawal;
import io.wireroom.event.ArticleJson;
import io.wireroom.render.HtmlPage;
import io.wireroom.render.HugoDocument;
import io.wireroom.render.Ninjs;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.cache.ResponseCache;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.http.StandardHeaders;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** One article, in the format selected by the URL's extension or by {@code Accept}. */
@Path("/v1/articles/{name}")
@RunOnVirtualThread
public class ArticleResource {
    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final ResponseCache responseCache;
    private final ResponseMemory memory;
    private final HugoDocument hugo = new HugoDocument();
    private final Ninjs ninjs = new Ninjs();

    ArticleResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Editions editions,
            ResponseCache responseCache,
            ResponseMemory memory) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.responseCache = responseCache;
        this.memory = memory;
    }

    @GET
    public Response article(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        Reader reader = authenticator.reader(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        int dot = name.indexOf('.');
        ArticleId id = ArticleId.parse(dot < 0 ? name : name.substring(0, dot)).orElseThrow(ArticleResource::absent);
        ArticleFormat format = dot < 0
                ? ArticleFormat.accepted(headers)
                : ArticleFormat.byExtension(name.substring(dot + 1)).orElseThrow(ArticleResource::absent);
        String identity = archiveAccess.identity();
        try (ArchiveView view = archiveAccess.view()) {
            ResponseMemory.Accounting accounting = memory.accounting();
            accounting.reserveForReading();
            ArchivedEdition archived = view.find(id, reader.rights()).orElseThrow(ArticleResource::absent);
            accounting.articlesRead(archived.json().length);
            Body body = new Body(bytes(archived, format, reader), format.contentType(), archived.updated());
            accounting.bodyRendered(body);
            Representation formatted = representation(body, format);
            Representation answer = dot < 0 ? formatted.chosenByAccept() : formatted;
            return Responses.respond(headers, responseCache.keep(identity, view, reader, answer));
        }
    }

    private static Representation representation(Body body, ArticleFormat format) {
        Representation answer = Representation.of(body);
        return format == ArticleFormat.HTML
                ? answer.with(StandardHeaders.SECURITY_POLICY, PageResource.SECURITY_POLICY)
                : answer;
    }

    private byte[] bytes(ArchivedEdition archived, ArticleFormat format, Reader reader) {
        if (format == ArticleFormat.JSON && archived.type() != ChangeType.WITHDRAWN) {
            return editions.json(archived, reader);
        }
        return switch (editions.read(archived, reader)) {
            case Article article -> bytes(article, format, reader);
            case Withdrawal withdrawal -> throw gone(withdrawal);
        };
    }

    private byte[] bytes(Article article, ArticleFormat format, Reader reader) {
        return switch (format) {
            case JSON -> ArticleJson.write(article);
            case MARKDOWN -> hugo.write(article);
            case HTML -> new HtmlPage(reader.publication().name()).write(article);
            case NINJS -> ninjs.write(article);
        };
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }

    private static Problem gone(Withdrawal withdrawal) {
        return new Problem(ProblemType.ARTICLE_WITHDRAWN, null)
                .with("article_id", withdrawal.id().value())
                .with("reason", withdrawal.reason())
                .with("withdrawn", withdrawal.updated().toString());
    }
}
