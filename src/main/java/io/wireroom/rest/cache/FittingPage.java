package io.wireroom.rest.cache;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Makes a page that is no longer than it may be. What articles take is not known before they are written in a format. */
public final class FittingPage {
    private FittingPage() {}

    /**
     * The page of as many entries as fit, at least one.
     *
     * @param found what was found, some entries
     * @param size how many entries there are
     * @param first the first so many of them
     * @param writer makes the page
     * @param length of a page that was made, in bytes
     */
    public static <F, P> P of(
            F found,
            ToIntFunction<F> size,
            BiFunction<F, Integer, F> first,
            Function<F, P> writer,
            ToIntFunction<P> length,
            long most) {
        F part = found;
        P page = writer.apply(part);
        while (length.applyAsInt(page) > most && size.applyAsInt(part) > 1) {
            int entries = size.applyAsInt(part);
            long fitting = entries * most / length.applyAsInt(page);
            part = first.apply(part, Math.clamp(fitting, 1, entries - 1));
            page = writer.apply(part);
        }
        return page;
    }
}
