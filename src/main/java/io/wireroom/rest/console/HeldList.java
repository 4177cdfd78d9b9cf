package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Held articles, the next release first.
 *
 * @param next path of the next page; null on the last one
 */
public record HeldList(
        List<HeldRow> rows, int count, @Nullable String next) {}
