package io.wireroom.article;

import org.jspecify.annotations.Nullable;

/** What a document says of itself, as far as it can be read; there may be nothing of it in one that is rejected. */
public record DocumentMention(
        @Nullable ArticleId id,
        @Nullable String title,
        @Nullable Source source) {
    public static final DocumentMention NONE = new DocumentMention(null, null, null);

    /** The mention of an article of which no more is known. */
    public static DocumentMention of(ArticleId id) {
        return new DocumentMention(id, null, null);
    }
}
