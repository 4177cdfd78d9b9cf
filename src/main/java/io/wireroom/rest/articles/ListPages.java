package io.wireroom.rest.articles;

import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.ListPosition;
import io.wireroom.archive.PageSize;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.cache.RenderedPages;
import io.wireroom.rest.limits.ResponseMemory;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of lists and feeds: from the cache, or read from the archive and rendered within the limits of memory and page size. */
@Singleton
final class ListPages {
    private final RenderedPages cache;
    private final ResponseMemory memory;
    private final long pageBytes;

    ListPages(RenderedPages cache, ResponseMemory memory, WireroomConfig config) {
        this.cache = cache;
        this.memory = memory;
        this.pageBytes = config.limits().pageBytes();
    }

    /**
     * @param limit maximum number of articles; there are fewer if the page would be too large
     * @param from where the page begins; null for the first one
     * @param renderer is called again with fewer articles if the page is too large
     */
    RenderedPages.Page page(
            RenderedPages.Key key,
            ArchiveView view,
            ArticleQuery query,
            int limit,
            @Nullable ListPosition from,
            Function<ArticlePage, RenderedPages.Page> renderer) {
        return cache.get(key, () -> {
            ResponseMemory.Accounting accounting = memory.accounting();
            accounting.reserveForReading();
            ArticlePage found = view.newest(query, new PageSize(limit, pageBytes), from);
            accounting.articlesRead(found.bytes());
            RenderedPages.Page rendered = RenderedPages.Page.fitting(found, query.order(), pageBytes, renderer);
            accounting.bodyRendered(rendered.body());
            return rendered;
        });
    }
}
