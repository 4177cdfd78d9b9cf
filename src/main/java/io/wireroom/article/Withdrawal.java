package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The withdrawal of an article. It carries no content. Source, language and tags are kept because they decide which partners receive
 * it.
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

    /** A copy with another canonical URL. */
    public Withdrawal withCanonicalUrl(String url) {
        return new Withdrawal(id, revision, date, updated, source, path, url, language, tags, reason, formerly);
    }

    /** A copy without the audiences of former revisions, for partners. */
    public Withdrawal withoutFormerly() {
        return new Withdrawal(
                id, revision, date, updated, source, path, canonicalUrl, language, tags, reason, List.of());
    }
}
