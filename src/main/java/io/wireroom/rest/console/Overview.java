package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of the overview.
 *
 * @param needs issues that need an operator
 * @param figures rates and delays of the last hour
 * @param unavailable why there is no data about documents; null if there is
 */
public record Overview(
        DisplayedTime at,
        List<Need> needs,
        List<Figure> figures,
        @Nullable String unavailable,
        List<RejectedCode> rejected,
        int heldCount,
        List<HeldRow> held,
        List<PartnerRow> partners,
        List<Store> stores) {

    /**
     * An issue that needs an operator.
     *
     * @param urgent whether articles are not delivered
     * @param path path of the page about it; null if there is none in the console
     */
    public record Need(
            boolean urgent, String text, @Nullable String path) {}

    /**
     * A metric with its trend.
     *
     * @param trend comparison with the previous minutes; null without enough data
     */
    public record Figure(
            String name,
            String value,
            String explanation,
            @Nullable String trend,
            Chart chart) {}

    /**
     * Rejected documents of one code.
     *
     * @param count number of stored documents
     * @param newest the newest of these documents
     */
    public record RejectedCode(String code, int count, RejectedRow newest) {}

    /** A store and its size. */
    public record Store(String name, String value) {}
}
