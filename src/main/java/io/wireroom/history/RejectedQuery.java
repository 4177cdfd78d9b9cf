package io.wireroom.history;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filters of rejected documents.
 *
 * @param codes any of these; empty for all
 * @param sources any of these source keys; empty for all, also for documents with an unknown source
 * @param since the earliest timestamp of the document
 */
public record RejectedQuery(
        Set<String> codes, Set<String> sources, @Nullable Instant since) {
    public RejectedQuery {
        codes = Set.copyOf(codes);
        sources = Set.copyOf(sources);
    }
}
