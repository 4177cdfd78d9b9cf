package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejected documents, the newest first.
 *
 * @param code that is shown; empty for all
 * @param source key of the source that is shown; empty for all
 * @param since {@code 24h}, {@code 7d}, or empty for all
 * @param codes that can be chosen
 * @param count how many there are
 * @param next path of the next page; null on the last one
 * @param result of redriving several documents; null if none were
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
