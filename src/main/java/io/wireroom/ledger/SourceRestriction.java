package io.wireroom.ledger;

import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.Rejection;
import io.wireroom.ledger.LedgerEntry.State;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sources whose articles the sender of a document may publish, change and withdraw. The document must be of one of these sources,
 * and so must be what is known of its article. An unknown article can be published, but not withdrawn.
 *
 * @param sources keys of the sources; if empty, nothing is permitted
 */
public record SourceRestriction(Set<String> sources) {
    public static final Rejection FORBIDDEN = new Rejection(
            Rejection.Code.SOURCE_FORBIDDEN,
            "the key may not hand in documents of this source, or its article is another source's or not known");

    public SourceRestriction {
        sources = Set.copyOf(sources);
    }

    /** Whether the sender may change this article with this document. An article whose source is not known is another source's. */
    boolean permits(LedgerEntry entry, NormalDocument document) {
        if (document instanceof NormalArticle article
                && !sources.contains(article.source().key())) {
            return false;
        }
        if (entry.held() != null && !covers(entry.held().source())) {
            return false;
        }
        return switch (entry.state()) {
            case State.Unpublished() -> entry.held() != null || document instanceof NormalArticle;
            case State.Suppressed(String source) -> entry.held() != null || covers(source);
            case State.Published published ->
                covers(published.lastPublished().source().key());
            case State.Withdrawn withdrawn ->
                covers(withdrawn.lastPublished().source().key());
        };
    }

    private boolean covers(@Nullable String source) {
        return source != null && sources.contains(source);
    }
}
