package io.wireroom.rest.console;

import org.jspecify.annotations.Nullable;

/**
 * A rejected document, to be corrected.
 *
 * @param document its place on the ingest topic
 * @param contentType as its producer stated it
 * @param error why a correction was refused; null before the first
 * @param text null if there is no content, or none is kept any more
 * @param again what became of it when it was last redriven
 */
public record RejectedDetail(
        RejectedRow row,
        @Nullable String document,
        @Nullable String contentType,
        @Nullable String by,
        long redriven,
        @Nullable Failure error,
        @Nullable DocumentText text,
        @Nullable Decision again) {

    /** Why a correction was refused. */
    public record Failure(String code, String detail) {}
}
