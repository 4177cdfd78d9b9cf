package io.wireroom.rest.pages;

import io.quarkus.qute.TemplateInstance;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.ListPosition;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.Article;
import io.wireroom.config.WireroomConfig;
import io.wireroom.render.TextDirection;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Editions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates the pages of lists of articles. */
@Singleton
final class NewsPages {
    private static final int ARTICLES = 20;
    private static final int MAX_TAGS = 5;

    private final Editions editions;
    private final ResponseMemory memory;
    private final PartnerAuthenticator authenticator;
    private final long pageBytes;

    NewsPages(Editions editions, ResponseMemory memory, PartnerAuthenticator authenticator, WireroomConfig config) {
        this.editions = editions;
        this.memory = memory;
        this.authenticator = authenticator;
        this.pageBytes = config.limits().pageBytes();
    }

    /**
     * The page that begins after a position of a list, or with its first article.
     *
     * @throws Problem 404 if there are no articles, for example for an unknown tag
     */
    Body render(NewsList list, @Nullable ListPosition after, ArchiveView view, String identity, Reader reader) {
        ResponseMemory.Accounting accounting = memory.accounting();
        accounting.reserveForReading();
        ArticleQuery query = ArticleQuery.of(reader.rights()).in(list.scope());
        ArticlePage found = view.newest(query, new PageSize(ARTICLES, pageBytes), after);
        accounting.articlesRead(found.bytes());
        List<Article> articles = found.items().stream()
                .map(item -> editions.read(item, reader))
                .flatMap(edition -> edition instanceof Article article ? Stream.of(article) : Stream.empty())
                .toList();
        if (articles.isEmpty() && !(list.isOfAll() && after == null)) {
            throw new Problem(ProblemType.NOT_FOUND, null);
        }
        Body page = HtmlBody.of(page(list, after, found, articles, view, identity, reader));
        accounting.bodyRendered(page);
        return page;
    }

    private TemplateInstance page(
            NewsList list,
            @Nullable ListPosition after,
            ArticlePage found,
            List<Article> articles,
            ArchiveView view,
            String identity,
            Reader reader) {
        String name = reader.publication().name();
        String heading = heading(list, articles, name);
        NewsPage page = new NewsPage(
                heading,
                reader.site() + list.page(cursor(after, identity)),
                after == null || found.items().isEmpty() ? null : previous(list, found, view, identity, reader),
                found.next() == null ? null : list.page(cursor(found.next(), identity)),
                after == null,
                articles.stream().map(article -> item(article, reader)).toList(),
                authenticator.areFeedsOpen() ? FeedLink.of(list.query()) : List.of());
        return Templates.news(PageFrame.of(list.isOfAll() ? name : heading + " · " + name, reader.publication()), page);
    }

    private static String heading(NewsList list, List<Article> articles, String name) {
        String tag = list.tag();
        if (tag != null) {
            return tag;
        }
        return list.isOfAll() ? name : articles.getFirst().source().name();
    }

    private static String previous(NewsList list, ArticlePage found, ArchiveView view, String identity, Reader reader) {
        ArticleQuery query = ArticleQuery.of(reader.rights()).in(list.scope());
        return list.page(view.before(query, ARTICLES, found.items().getFirst().position())
                .map(position -> cursor(position, identity))
                .orElse(null));
    }

    private static @Nullable String cursor(@Nullable ListPosition position, String identity) {
        return position == null ? null : new Cursor(PartitionOffsets.START, position).encode(identity);
    }

    private static NewsPage.Item item(Article article, Reader reader) {
        String language = article.language() == null ? reader.publication().language() : article.language();
        return new NewsPage.Item(
                NewsList.encode(article.path()).replace("%2F", "/"),
                article.title(),
                article.summary(),
                language,
                TextDirection.of(article.language(), article.title()),
                article.date(),
                ReadableTime.of(article.date()),
                article.source().name(),
                NewsList.pathOfSource(article.source().key()),
                article.tags().stream()
                        .limit(MAX_TAGS)
                        .map(tag -> new NewsPage.TagLink(tag, NewsList.pathOfTag(tag)))
                        .toList());
    }
}
