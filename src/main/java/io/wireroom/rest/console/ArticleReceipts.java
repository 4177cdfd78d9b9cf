package io.wireroom.rest.console;

import java.util.List;

/**
 * Receipts of an article's latest revision.
 *
 * @param readers partners that read; those that are behind first
 * @param others partners that operate or publish and have never read
 */
public record ArticleReceipts(List<ReceiptRow> readers, List<ReceiptRow> others) {

    public ArticleReceipts {
        readers = List.copyOf(readers);
        others = List.copyOf(others);
    }

    public boolean isEmpty() {
        return readers.isEmpty() && others.isEmpty();
    }
}
