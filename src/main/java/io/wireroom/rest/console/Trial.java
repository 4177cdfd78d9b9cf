package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a dry run of a document.
 *
 * @param document as it was typed
 * @param contentType as it was typed
 * @param refusal why it would be rejected; null if it would not
 * @param text the document with the place of the error; null if there is none
 * @param result null if it would be rejected, or before the first try
 */
public record Trial(
        String document,
        String contentType,
        RejectedDetail.@Nullable Failure refusal,
        @Nullable DocumentText text,
        @Nullable Result result) {

    /**
     * What would come of it, if no earlier document of the article is known.
     *
     * @param outcome a sentence
     * @param title null for a withdrawal
     * @param page the article's page; null for a withdrawal, or if it is too large to be shown
     * @param facts the article's properties
     * @param formats its entries in feeds and documents
     */
    public record Result(
            String article,
            String outcome,
            @Nullable String title,
            @Nullable String page,
            List<Fact> facts,
            List<String> notes,
            List<Format> formats) {}

    /** A property of the article. */
    public record Fact(String name, String value) {}

    /**
     * The article in a format.
     *
     * @param text the beginning, or all of it
     * @param cut whether there is more
     */
    public record Format(String name, String text, boolean cut) {}
}
