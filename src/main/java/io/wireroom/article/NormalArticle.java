package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article's content, clean, complete and typed, before Wireroom adds what it makes itself.
 *
 * @param title plain text, NFC, not empty
 * @param summary plain text; empty only where the body has no text
 * @param description like {@code summary}, shorter
 * @param date when the article is, or will be, published
 * @param dateSupplied false if {@code date} is only the record's timestamp
 * @param availability when it may be seen
 * @param version which of two documents is newer; absent if the document does not say
 * @param sourceLink absolute http(s) URL
 * @param suppliedPath the producer's {@code url}, if it has the shape and the id that Wireroom would give it
 * @param suppliedImage the producer's {@code enclosure}, if it can be an image
 * @param bodyImage the first image in {@code contentHtml}
 * @param language BCP 47, canonical case
 * @param authors names, in the producer's order
 * @param reinstates true if the document itself says {@code status = "published"}
 * @param extra what the producer wrote beyond the contract's keys, in order
 * @param notes what was dropped or changed, and why
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
