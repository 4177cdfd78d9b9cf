package io.wireroom.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an article as {@code articles.normalized} holds it: its content, or word that it was withdrawn.
 */
public sealed interface Edition permits Article, Withdrawal {

    ArticleId id();

    /** 1 for the first, one more for each change that consumers were told of. */
    int revision();

    /** When this revision came to be: the timestamp of the record that caused it. */
    Instant updated();

    /** When the article is from. */
    Instant date();

    /** {@code /{yyyyMM}/{article_id}-{slug}}: the same in every revision. */
    String path();

    /** The site and {@link #path()}. */
    String canonicalUrl();

    Source source();

    @Nullable
    String language();

    List<String> tags();

    /** The reaches of former revisions that differ from {@link #reach()}: who may have seen it, and can't any more. */
    List<Audience> formerly();

    /** What decides who may see this edition. */
    default Audience reach() {
        return new Audience(source().key(), language(), tags());
    }
}
