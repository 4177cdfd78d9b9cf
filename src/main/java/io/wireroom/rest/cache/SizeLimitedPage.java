package io.wireroom.rest.cache;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Renders a page that does not exceed a maximum size. The size of an entry is known only after rendering. */
public final class SizeLimitedPage {
    private SizeLimitedPage() {}

    /**
     * Renders as many entries as fit, at least one.
     *
     * @param found the entries found
     * @param size returns the number of entries
     * @param first returns the first n entries
     * @param writer renders a page
     * @param length returns the size of a rendered page, in bytes
     * @param maxBytes maximum size of the page, in bytes
     */
    public static <F, P> P of(
            F found,
            ToIntFunction<F> size,
            BiFunction<F, Integer, F> first,
            Function<F, P> writer,
            ToIntFunction<P> length,
            long maxBytes) {
        F part = found;
        P page = writer.apply(part);
        while (length.applyAsInt(page) > maxBytes && size.applyAsInt(part) > 1) {
            int entries = size.applyAsInt(part);
            long estimate = entries * maxBytes / length.applyAsInt(page);
            part = first.apply(part, Math.clamp(estimate, 1, entries - 1));
            page = writer.apply(part);
        }
        return page;
    }
}
