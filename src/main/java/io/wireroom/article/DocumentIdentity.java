package io.wireroom.article;

import org.jspecify.annotations.Nullable;

/** The readable parts of a document that identify it. All of them may be missing in a rejected document. */
public record DocumentMention(
        @Nullable ArticleId id,
        @Nullable String title,
        @Nullable Source source) {
    public static final DocumentMention NONE = new DocumentMention(null, null, null);

    /** A mention with an id only. */
    public static DocumentMention of(ArticleId id) {
        return new DocumentMention(id, null, null);
    }
}
