package io.wireroom.rest.articles;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.MonthOfArticles;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.render.NewsSitemap;
import io.wireroom.render.Sitemap;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.cache.RenderedPages;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
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
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sitemaps of the reader's site: an index, one or more files per month, and Google's news sitemap. A sitemap may contain only
 * URLs of its own host, so the site has to forward these paths to this service. Query parameters are ignored.
 */
@Path("/")
@RunOnVirtualThread
public class SitemapResource {
    /** Number of pages that always fit into one file: a path has at most 2,048 characters. */
    private static final int SINGLE_FILE_PAGES = 500;

    private static final Duration NEWS_PERIOD = Duration.ofDays(2);
    private static final int MAX_NEWS = 1_000;

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final RenderedPages pages;
    private final ResponseMemory memory;
    private final Sitemap sitemap = new Sitemap();

    SitemapResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Editions editions,
            RenderedPages pages,
            ResponseMemory memory) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.pages = pages;
        this.memory = memory;
    }

    @GET
    @Path("sitemap.xml")
    public Response index(@Context HttpHeaders headers) {
        Reader reader = authenticator.pageReader(headers);
        return answer(headers, reader, "/sitemap.xml", view -> {
            List<Sitemap.Entry> files = view.months(reader.rights()).stream()
                    .flatMap(month -> entries(month, view, reader))
                    .toList();
            return sitemap.index(reader.site(), files);
        });
    }

    @GET
    @Path("sitemaps/{file: [0-9]{6}(-[0-9]{1,4})?\\.xml}")
    public Response month(@PathParam("file") String file, @Context HttpHeaders headers) {
        Reader reader = authenticator.pageReader(headers);
        YearMonth month = month(file);
        String path = "/sitemaps/" + file;
        return answer(
                headers,
                reader,
                path,
                view -> parts(month, view, reader).stream()
                        .filter(part ->
                                part.path().equals(path) && !part.pages().isEmpty())
                        .findFirst()
                        .map(sitemap::write)
                        .orElseThrow(SitemapResource::absent));
    }

    /** The articles of the last two days. The content changes at most once a minute. */
    @GET
    @Path("sitemap-news.xml")
    public Response news(@Context HttpHeaders headers) {
        Reader reader = authenticator.pageReader(headers);
        Instant until = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        return answer(headers, reader, "/sitemap-news.xml " + until, view -> {
            ArticleQuery query = ArticleQuery.of(reader.rights()).between(until.minus(NEWS_PERIOD), null);
            List<NewsSitemap.Headline> headlines = view.stream(query)
                    .limit(MAX_NEWS)
                    .map(item -> editions.read(item, reader))
                    .flatMap(SitemapResource::headline)
                    .toList();
            return news(reader).write(headlines, until.plus(1, ChronoUnit.MINUTES));
        });
    }

    private static NewsSitemap news(Reader reader) {
        return new NewsSitemap(reader.publication().name(), reader.publication().language());
    }

    /** @param name identifies the content, together with the view's positions */
    private Response answer(HttpHeaders headers, Reader reader, String name, Function<ArchiveView, byte[]> content) {
        String identity = archiveAccess.identity();
        try (ArchiveView view = archiveAccess.view()) {
            RenderedPages.Page page = pages.get(RenderedPages.Key.of(identity, view, reader, name), () -> {
                ResponseMemory.Accounting accounting = memory.accounting();
                accounting.reserveForReading();
                Body body = Body.of(content.apply(view), "application/xml");
                accounting.bodyRendered(body);
                return new RenderedPages.Page(body, null);
            });
            return Responses.respond(headers, Representation.of(page.body()));
        }
    }

    private Stream<Sitemap.Entry> entries(MonthOfArticles month, ArchiveView view, Reader reader) {
        return month.articles() <= SINGLE_FILE_PAGES
                ? Stream.of(sitemap.entry(month.month(), month.updated()))
                : parts(month.month(), view, reader).stream().map(Sitemap.Part::entry);
    }

    /** The files of a month, with the oldest articles first, so that full files do not change. */
    private List<Sitemap.Part> parts(YearMonth month, ArchiveView view, Reader reader) {
        try (Stream<ArchivedEdition> articles = view.month(month, reader.rights())) {
            List<Sitemap.Page> newestFirst =
                    articles.flatMap(item -> page(editions.read(item, reader))).toList();
            return sitemap.parts(month, newestFirst.reversed());
        }
    }

    private static Stream<Sitemap.Page> page(Edition edition) {
        return edition instanceof Article article
                ? Stream.of(new Sitemap.Page(article.canonicalUrl(), article.updated(), article.enclosure()))
                : Stream.empty();
    }

    private static Stream<NewsSitemap.Headline> headline(Edition edition) {
        return edition instanceof Article article
                ? Stream.of(new NewsSitemap.Headline(
                        article.canonicalUrl(), article.title(), article.date(), article.language()))
                : Stream.empty();
    }

    private static YearMonth month(String file) {
        int year = Integer.parseInt(file.substring(0, 4));
        int month = Integer.parseInt(file.substring(4, 6));
        if (month < 1 || month > 12) {
            throw absent();
        }
        return YearMonth.of(year, month);
    }

    private static Problem absent() {
        return new Problem(ProblemType.NOT_FOUND, null);
    }
}
