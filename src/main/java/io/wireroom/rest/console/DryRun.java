package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a dry run of a document.
 *
 * @param document the document as entered
 * @param contentType the document as entered
 * @param refusal the reason for a rejection; null if it is accepted
 * @param text the document with the position of the error; null if there is none
 * @param result the result; null if it is rejected, or before the first attempt
 */
public record DryRun(
        String document,
        String contentType,
        RejectedDetail.@Nullable Failure refusal,
        @Nullable DocumentText text,
        @Nullable Result result) {

    /**
     * The result, assuming that it is the article's first document.
     *
     * @param outcome a sentence
     * @param title null for a withdrawal
     * @param page the article's page; null for a withdrawal, or if it is too large
     * @param facts the article's properties
     * @param formats the article in feed and document formats
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
     * @param text the text or its beginning
     * @param cut whether the text is cut
     */
    public record Format(String name, String text, boolean cut) {}
}
