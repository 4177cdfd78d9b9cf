package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published article as its consumers get it. Components are those of the contract's JSON, which says what each holds;
 * {@code path} is its {@code url}.
 *
 * @param enclosure the lead image's absolute URL
 * @param enclosureSource where the lead image was found, if {@code enclosure} is its mirror's URL
 * @param authors names, as readers know them; empty where the producer named none
 * @param qrcode the QR code's absolute URL
 * @param contentHash {@code sha256:} and 64 hex digits
 */
public record Article(
        ArticleId id,
        int revision,
        String title,
        String summary,
        String description,
        Instant date,
        Instant updated,
        Source source,
        @Nullable String sourceLink,
        @Nullable Long feedItemId,
        String path,
        String canonicalUrl,
        @Nullable String enclosure,
        @Nullable String enclosureSource,
        String qrcode,
        @Nullable String language,
        List<String> authors,
        List<String> tags,
        String contentHtml,
        String contentText,
        int wordCount,
        String contentHash,
        Value.Table extra,
        List<String> notes,
        List<Audience> formerly)
        implements Edition {

    public Article {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        notes = List.copyOf(notes);
        formerly = List.copyOf(formerly);
    }

    /** The same revision, made at another time. */
    public Article updatedAt(Instant moment) {
        return copy(revision, moment, canonicalUrl, contentHash, formerly);
    }

    /** The same content as another revision. */
    public Article asRevision(int number) {
        return copy(number, updated, canonicalUrl, contentHash, formerly);
    }

    /** The same revision, known by this hash. */
    public Article withContentHash(String hash) {
        return copy(revision, updated, canonicalUrl, hash, formerly);
    }

    /** The same revision on another site. */
    public Article withCanonicalUrl(String url) {
        return copy(revision, updated, url, contentHash, formerly);
    }

    /** The same revision for readers who are not to learn who could see former ones. */
    public Article withoutFormerly() {
        return copy(revision, updated, canonicalUrl, contentHash, List.of());
    }

    private Article copy(
            int newRevision,
            Instant newUpdated,
            String newCanonicalUrl,
            String newContentHash,
            List<Audience> newFormerly) {
        return new Article(
                id,
                newRevision,
                title,
                summary,
                description,
                date,
                newUpdated,
                source,
                sourceLink,
                feedItemId,
                path,
                newCanonicalUrl,
                enclosure,
                enclosureSource,
                qrcode,
                language,
                authors,
                tags,
                contentHtml,
                contentText,
                wordCount,
                newContentHash,
                extra,
                notes,
                newFormerly);
    }
}
