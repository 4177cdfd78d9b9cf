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
}
