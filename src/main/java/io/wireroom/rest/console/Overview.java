package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows.
 *
 * @param needs what an operator has to look at; empty if there is nothing
 * @param figures rates and delays of the last hour
 * @param unavailable why there is nothing to say of documents; null if there is
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
     * Something to look at.
     *
     * @param urgent whether articles don't come through
     * @param path where to look; null if that is outside of the console
     */
    public record Need(
            boolean urgent, String text, @Nullable String path) {}

    /**
     * A figure with its trend.
     *
     * @param trend compared with the minutes before; null if there is too little to compare
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
     * @param count all that are kept
     * @param newest the newest of them
     */
    public record RejectedCode(String code, int count, RejectedRow newest) {}

    /** A store, and how much is in it. */
    public record Store(String name, String value) {}
}
