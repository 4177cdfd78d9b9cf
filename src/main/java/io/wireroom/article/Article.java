package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published article. The components correspond to the keys of {@code schemas/article.json}; {@code path} is its {@code url}.
 *
 * @param enclosure the lead image's absolute URL
 * @param enclosureSource the original URL of the lead image, if {@code enclosure} is the URL of its mirror
 * @param authors display names; empty if the producer named none
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

    /** A copy with another time of update. */
    public Article updatedAt(Instant moment) {
        return copy(revision, moment, canonicalUrl, contentHash, formerly);
    }

    /** A copy with another revision number. */
    public Article asRevision(int number) {
        return copy(number, updated, canonicalUrl, contentHash, formerly);
    }

    /** A copy with another content hash. */
    public Article withContentHash(String hash) {
        return copy(revision, updated, canonicalUrl, hash, formerly);
    }

    /** A copy with another canonical URL. */
    public Article withCanonicalUrl(String url) {
        return copy(revision, updated, url, contentHash, formerly);
    }

    /** A copy with other audiences of former revisions. */
    public Article withFormerly(List<Audience> audiences) {
        return copy(revision, updated, canonicalUrl, contentHash, audiences);
    }

    /** A copy without the audiences of former revisions, for partners. */
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
