package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an article as a record of {@code articles.normalized}: its content, or its withdrawal.
 */
public sealed interface Edition permits Article, Withdrawal {

    ArticleId id();

    /** 1 for the first edition, incremented for each published change. */
    int revision();

    /**
     * The time of this revision: the timestamp of the document that caused it, or the release or expiry time if a timer did.
     */
    Instant updated();

    /** The date of the article. */
    Instant date();

    /** {@code /{yyyyMM}/{article_id}-{slug}}. All revisions of an article have the same path. */
    String path();

    /** The base URL of the site, followed by {@link #path()}. */
    String canonicalUrl();

    Source source();

    @Nullable
    String language();

    List<String> tags();

    /** The audiences of former revisions that differ from {@link #audience()}. Partners in them may hold a former revision. */
    List<Audience> formerly();

    /** The reason of a withdrawal; null for an article, and for a withdrawal without a reason. */
    default @Nullable String withdrawalReason() {
        return this instanceof Withdrawal withdrawal ? withdrawal.reason() : null;
    }

    /** The properties that decide which partners may see this edition. */
    default Audience audience() {
        return new Audience(source().key(), language(), tags());
    }
}
