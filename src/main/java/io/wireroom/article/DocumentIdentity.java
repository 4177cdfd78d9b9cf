package io.wireroom.article;

import org.jspecify.annotations.Nullable;

/** The readable parts of a document that identify it. All of them may be missing in a rejected document. */
public record DocumentIdentity(
        @Nullable ArticleId id,
        @Nullable String title,
        @Nullable Source source) {
    public static final DocumentIdentity NONE = new DocumentIdentity(null, null, null);

    /** An identity with an id only. */
    public static DocumentIdentity of(ArticleId id) {
        return new DocumentIdentity(id, null, null);
    }
}
