package io.wireroom.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some articles, the latest first.
 *
 * @param next where to go on after; absent if there is nothing more
 */
public record ArticlePage(
        List<ArchivedEdition> items, @Nullable ListPosition next) {
    public ArticlePage {
        items = List.copyOf(items);
    }

    /** The first so many of these, at least one, and where a list of this order goes on after them. */
    public ArticlePage first(int count, ListOrder order) {
        return count >= items.size()
                ? this
                : new ArticlePage(items.subList(0, count), items.get(count - 1).place(order));
    }

    /** The bytes of the articles' JSON. */
    public long bytes() {
        return items.stream().mapToLong(item -> item.json().length).sum();
    }
}
