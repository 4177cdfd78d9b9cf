package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Held articles, next release first.
 *
 * @param next path of the next page; null on the last page
 */
public record HeldList(
        List<HeldRow> rows, int count, @Nullable String next) {}
