package io.wireroom.rest.problem;

import java.util.Locale;

/** The published problem types. Names are stable and are not reused. */
public enum ProblemType {
    UNKNOWN_PARAMETER(400, "The request has an unknown parameter"),
    BAD_PARAMETER(400, "A parameter's value is invalid"),
    BAD_REQUEST(400, "The request is malformed"),
    BAD_CURSOR(400, "The cursor is invalid"),
    UNAUTHORIZED(401, "A valid key is required"),
    FORBIDDEN(403, "The key may read, but not publish articles"),
    OPERATORS_ONLY(403, "The key is not an operator's"),
    FORM_EXPIRED(403, "The form is not one of this session"),
    SOURCE_FORBIDDEN(403, "The key may not publish documents of this source"),
    NOT_FOUND(404, "Nothing exists at this URL"),
    NOT_SIGNED(404, "This service signs no statements"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed for this URL"),
    NOT_ACCEPTABLE(406, "None of the formats that the client accepts is available"),
    ARTICLE_WITHDRAWN(410, "The article was withdrawn"),
    CURSOR_EXPIRED(410, "The cursor is no longer valid; start again with a snapshot"),
    TOO_LARGE(413, "The document is larger than the limit"),
    UNSUPPORTED_MEDIA_TYPE(415, "Documents of this type are not supported"),
    DOCUMENT_REJECTED(422, "The document can't become an article"),
    TOO_MANY_REQUESTS(429, "The key's rate limit is exceeded"),
    TOO_MANY_OPEN(429, "The key has too many open responses"),
    INTERNAL(500, "An internal error occurred"),
    NOT_IMPLEMENTED(501, "The request uses a feature that is not supported"),
    BUSY(503, "The service has no capacity for this response now"),
    UNAVAILABLE(503, "The service is temporarily unavailable");

    private final int status;
    private final String title;
    private final String name = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** A short summary, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The name in lower case with hyphens: the last segment of the problem's {@code type} URI. */
    @Override
    public String toString() {
        return name;
    }
}
