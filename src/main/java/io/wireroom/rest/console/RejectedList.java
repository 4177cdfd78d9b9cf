package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejected documents, newest first.
 *
 * @param code code to filter by; empty for all
 * @param source key of the source to filter by; empty for all
 * @param since {@code 24h}, {@code 7d}, or empty for all
 * @param codes codes to choose from
 * @param count number of documents
 * @param next path of the next page; null on the last page
 * @param result result of redriving several documents; null if none were redriven
 */
public record RejectedList(
        String code,
        String source,
        String since,
        List<String> codes,
        List<RejectedRow> rows,
        int count,
        @Nullable String next,
        @Nullable String result) {}
