package io.wireroom.rest.console;

import org.jspecify.annotations.Nullable;

/**
 * A rejected document for correction.
 *
 * @param document position on the ingest topic
 * @param contentType content type that the producer stated
 * @param error the error of a correction; null before the first one
 * @param text the content; null if there is none or it has been deleted
 * @param again outcome of the last redrive
 */
public record RejectedDetail(
        RejectedRow row,
        @Nullable String document,
        @Nullable String contentType,
        @Nullable String by,
        long redriven,
        @Nullable Failure error,
        @Nullable DocumentText text,
        @Nullable DecisionRow again) {

    /** The error of a correction. */
    public record Failure(String code, String detail) {}
}
