package io.wireroom.article;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a document is rejected.
 *
 * @param code stable, for programs
 * @param detail for people; begins with line and column if known, and quotes at most a few characters of the input
 * @param field the key of the field that caused it, such as {@code date} or {@code extra.embargo}; null if there is no such field, or if
 *     the detail begins with a position already
 */
public record Rejection(Code code, String detail, @Nullable String field) {
    public Rejection(Code code, String detail) {
        this(code, detail, null);
    }

    /** The same, with the position of its field at the beginning of the detail. */
    public Rejection at(TextPosition position) {
        return new Rejection(code, position + ": " + detail);
    }

    /** The published list of codes. A code is never renamed and never reused. */
    public enum Code {
        TOO_LARGE("too-large"),
        ENCODING_UTF_8("encoding.utf-8"),
        CONTENT_TYPE_UNKNOWN("content-type.unknown"),
        DOCUMENT_EMPTY("document.empty"),
        FRONT_MATTER_MISSING("front-matter.missing"),
        FRONT_MATTER_UNCLOSED("front-matter.unclosed"),
        FRONT_MATTER_TOO_LARGE("front-matter.too-large"),
        FRONT_MATTER_SYNTAX("front-matter.syntax"),
        JSON_SYNTAX("json.syntax"),
        JSON_BODY("json.body"),
        TOO_DEEP("too-deep"),
        KEY_INVALID("key.invalid"),
        ARTICLE_ID_INVALID("article-id.invalid"),
        TITLE_MISSING("title.missing"),
        SOURCE_MISSING("source.missing"),
        STATUS_INVALID("status.invalid"),
        DATE_UNREADABLE("date.unreadable"),
        DRAFT_UNREADABLE("draft.unreadable"),
        BODY_EMPTY("body.empty"),
        ARTICLE_WITHDRAWN("article.withdrawn"),
        ARTICLE_EXPIRED("article.expired"),
        ARTICLE_SUPERSEDED("article.superseded"),
        CONTROL_UNREADABLE("control.unreadable"),
        SOURCE_FORBIDDEN("source.forbidden"),
        INTERNAL("internal");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** The code as in the records of {@code articles.rejected}. */
        @Override
        public String toString() {
            return text;
        }
    }
}
