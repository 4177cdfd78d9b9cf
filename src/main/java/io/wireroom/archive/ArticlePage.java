package io.wireroom.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of articles.
 *
 * @param next position of the next page; null on the last page
 */
public record ArticlePage(
        List<ArchivedEdition> items, @Nullable ListPosition next) {
    public ArticlePage {
        items = List.copyOf(items);
    }

    /** The first {@code count} articles, at least one, with the position of the next page. */
    public ArticlePage first(int count, ListOrder order) {
        return count >= items.size()
                ? this
                : new ArticlePage(items.subList(0, count), items.get(count - 1).position(order));
    }

    /** Total size of the articles' JSON, in bytes. */
    public long bytes() {
        return items.stream().mapToLong(item -> item.json().length).sum();
    }
}
