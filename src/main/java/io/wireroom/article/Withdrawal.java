package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Word that an article was taken back. It names the article and carries nothing of its content; source, language and tags
 * stay, because they decide who is told.
 */
public record Withdrawal(
        ArticleId id,
        int revision,
        Instant date,
        Instant updated,
        Source source,
        String path,
        String canonicalUrl,
        @Nullable String language,
        List<String> tags,
        @Nullable String reason,
        List<Audience> formerly)
        implements Edition {

    public Withdrawal {
        tags = List.copyOf(tags);
        formerly = List.copyOf(formerly);
    }

    /** The same withdrawal on another site. */
    public Withdrawal withCanonicalUrl(String url) {
        return new Withdrawal(id, revision, date, updated, source, path, url, language, tags, reason, formerly);
    }

    /** The same withdrawal for readers who are not to learn who could see former revisions. */
    public Withdrawal withoutFormerly() {
        return new Withdrawal(
                id, revision, date, updated, source, path, canonicalUrl, language, tags, reason, List.of());
    }
}
