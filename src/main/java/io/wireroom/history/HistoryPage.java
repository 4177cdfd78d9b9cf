package io.wireroom.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the position of the next page; null at the end
 */
public record HistoryPage<T>(List<T> items, @Nullable HistoryPosition next) {
    public HistoryPage {
        items = List.copyOf(items);
    }
}
