package io.wireroom.rest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.article.ArticleId;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Pages of an article's history and of the search for articles. */
@Path("/console/articles")
@RunOnVirtualThread
public class ArticlesPages {
    private static final String PATH = "/console/articles";
    private static final int MAX_QUERY_LENGTH = 1_000;

    private final ConsoleAccess access;
    private final ConsolePages pages;
    private final ArticleSearch search;
    private final ArticleDetails details;

    ArticlesPages(ConsoleAccess access, ConsolePages pages, ArticleSearch search, ArticleDetails details) {
        this.access = access;
        this.pages = pages;
        this.search = search;
        this.details = details;
    }

    /** @param query an id, a URL, a position on the ingest topic, or words; absent for the newest articles */
    @GET
    public Response list(@QueryParam("q") @Nullable String query, @Context HttpServerRequest request) {
        Visitor visitor = access.operator(request);
        String text = query == null ? "" : query.strip();
        if (text.length() > MAX_QUERY_LENGTH) {
            throw new Problem(
                    ProblemType.BAD_PARAMETER, "At most " + MAX_QUERY_LENGTH + " characters are searched for");
        }
        return switch (SearchTarget.read(text).orElse(null)) {
            case SearchTarget.OfArticle(ArticleId id) -> pages.redirect(PATH + "/" + id, visitor.cookie());
            case SearchTarget.OfDocument(var position) ->
                pages.redirect("/console/documents/" + position, visitor.cookie());
            case null -> {
                ArticleList list = new ArticleList(text, text.isEmpty() ? search.newest() : search.find(text));
                yield pages.respond(ConsoleTemplates.articles(pages.frame("Articles", PATH, visitor), list), visitor);
            }
        };
    }

    @GET
    @Path("{id}")
    public Response life(@PathParam("id") String id, @Context HttpServerRequest request) {
        Visitor visitor = access.operator(request);
        ArticleId article = ArticleId.parse(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
        ArticleDetail life = details.of(article);
        return pages.respond(ConsoleTemplates.article(pages.frame(life.title(), PATH, visitor), life), visitor);
    }
}
