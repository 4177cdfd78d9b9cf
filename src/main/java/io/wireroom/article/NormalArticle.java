package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The validated and sanitized content of an article, before {@code enrich} adds generated URLs.
 *
 * @param title plain text, NFC, not empty
 * @param summary plain text; empty only if the body has no text
 * @param description like {@code summary}, but shorter
 * @param date the date of the article
 * @param dateSupplied false if {@code date} is the record's timestamp because the document has no date
 * @param availability the period of visibility
 * @param version the producer's version; null if the document states none
 * @param sourceLink absolute http(s) URL
 * @param suppliedPath the producer's {@code url}, if it has the form of Wireroom's paths and the article's id
 * @param suppliedImage the producer's {@code enclosure}, if it can be the URL of an image
 * @param bodyImage the first image in {@code contentHtml}
 * @param language BCP 47, canonical case
 * @param authors names, in the producer's order
 * @param reinstates true if the document has {@code status = "published"}, which undoes a withdrawal
 * @param extra the producer's fields with keys of their own, in document order
 * @param notes one sentence for each value that was dropped or changed
 */
public record NormalArticle(
        ArticleId id,
        String title,
        String summary,
        String description,
        Instant date,
        boolean dateSupplied,
        Availability availability,
        @Nullable DocumentVersion version,
        Source source,
        @Nullable String sourceLink,
        @Nullable Long feedItemId,
        @Nullable String suppliedPath,
        @Nullable String suppliedImage,
        @Nullable String bodyImage,
        @Nullable String language,
        List<String> authors,
        List<String> tags,
        String contentHtml,
        String contentText,
        int wordCount,
        boolean reinstates,
        Value.Table extra,
        List<String> notes,
        Instant timestamp)
        implements NormalDocument {

    public NormalArticle {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        notes = List.copyOf(notes);
    }
}
