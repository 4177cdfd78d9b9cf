package io.wireroom.rest.about;

import io.wireroom.rest.problem.ProblemType;

/**
 * An explanation of a problem type for users.
 *
 * @param when the cause
 * @param remedy what to do
 */
public record ProblemHelp(String when, String remedy) {

    public static ProblemHelp of(ProblemType type) {
        return switch (type) {
            case UNKNOWN_PARAMETER ->
                new ProblemHelp(
                        "The query has a parameter that this path does not support: often a typing error, or a "
                                + "key in the URL.",
                        "Remove it. The detail lists the supported parameters. Keys belong in the Authorization "
                                + "header.");
            case BAD_PARAMETER ->
                new ProblemHelp(
                        "A parameter's value is out of range, unreadable, or stated twice.",
                        "Correct the parameter in the member parameter. The detail describes its values.");
            case BAD_CURSOR ->
                new ProblemHelp(
                        "The cursor was cut off, changed, or not issued by this service; or it is a cursor of a "
                                + "list that was used for changes, or the other way round.",
                        "Send cursors exactly as they were received. If the cursor is lost, start again with a "
                                + "snapshot.");
            case UNAUTHORIZED ->
                new ProblemHelp(
                        "There is no key, or it is unknown, or it has expired.",
                        "Send Authorization: Bearer with the key, or Basic with the key as the password and any "
                                + "user name. GET /v1/me shows when a key expires. Ask the operator for a new one.");
            case FORBIDDEN ->
                new ProblemHelp(
                        "A key that may only read was used to publish articles.",
                        "Ask the operator for the right to publish.");
            case OPERATORS_ONLY ->
                new ProblemHelp(
                        "What was asked for is for operators: rejected and held documents, and the history of"
                                + " articles.",
                        "Ask whoever keeps the partners file for operate: true. Without a partners file,"
                                + " wireroom.operators.open decides.");
            case FORM_EXPIRED ->
                new ProblemHelp(
                        "A form of the console was sent without the token of the current session: the session ended"
                                + " meanwhile, or another website sent the form.",
                        "Open the page again and repeat what you did.");
            case SOURCE_FORBIDDEN ->
                new ProblemHelp(
                        "The key may publish documents of some sources only. This document is of another source, "
                                + "or about an article of another source.",
                        "GET /v1/me lists the sources. Ask the operator for more, or use the key of that source.");
            case NOT_FOUND ->
                new ProblemHelp(
                        "Nothing exists at this URL, or nothing that this key may see. The two are not "
                                + "distinguished.",
                        "Check the URL, and the key's rights with GET /v1/me.");
            case NOT_SIGNED ->
                new ProblemHelp(
                        "The article exists, but no key for signing statements is configured.",
                        "Ask the operator for wireroom.statements.keys.");
            case METHOD_NOT_ALLOWED ->
                new ProblemHelp(
                        "The path exists, but does not support this method.",
                        "Use a method that the Allow header lists.");
            case NOT_ACCEPTABLE ->
                new ProblemHelp(
                        "The Accept header excludes all available formats.",
                        "Send another Accept header, or name the format by the URL's extension.");
            case ARTICLE_WITHDRAWN ->
                new ProblemHelp(
                        "The article was published and has been withdrawn. The member reason may contain the "
                                + "reason.",
                        "Delete your copies of it and of its images.");
            case CURSOR_EXPIRED ->
                new ProblemHelp(
                        "The log that the cursor belongs to has been replaced, or the rights that it was created with are forgotten.",
                        "Start again with the snapshot in the member snapshot. Delete what it does not contain.");
            case TOO_LARGE ->
                new ProblemHelp(
                        "The document has more bytes than allowed.",
                        "Make it smaller, for example by linking images instead of embedding them. The operator "
                                + "can raise the limit.");
            case UNSUPPORTED_MEDIA_TYPE ->
                new ProblemHelp(
                        "The Content-Type is not supported.", "Send front matter or JSON, or omit Content-Type.");
            case DOCUMENT_REJECTED ->
                new ProblemHelp(
                        "The document breaks a rule. The member code identifies the rule; line and column, if "
                                + "known, show the position.",
                        "Correct the document and send it again. dry_run=true shows the result without "
                                + "publishing. This document was not forwarded.");
            case TOO_MANY_REQUESTS ->
                new ProblemHelp(
                        "The key's rate limit is exceeded.",
                        "Wait for the number of seconds in Retry-After. Conditional requests with the response "
                                + "304 are not counted.");
            case TOO_MANY_OPEN ->
                new ProblemHelp(
                        "The key has the maximum number of streams, snapshots and Hugo trees, or waiting requests "
                                + "open.",
                        "Close those that are no longer read, and keep one per site. Try again after the number "
                                + "of seconds in Retry-After.");
            case BAD_REQUEST ->
                new ProblemHelp(
                        "The request violates HTTP: for example, it has no Host, more than one, or contradicting "
                                + "lengths.",
                        "Use an HTTP library.");
            case NOT_IMPLEMENTED ->
                new ProblemHelp(
                        "The request's body has a transfer coding that is not supported.",
                        "Send Content-Length, or Transfer-Encoding: chunked.");
            case BUSY ->
                new ProblemHelp(
                        "The maximum number of streams, exports, waiting requests or large responses is in "
                                + "progress.",
                        "Try again after the number of seconds in Retry-After.");
            case INTERNAL ->
                new ProblemHelp(
                        "A defect of the service. Its log contains the error with the request_id of the problem.",
                        "Try again. If the error persists, tell the operator the request_id.");
            case UNAVAILABLE ->
                new ProblemHelp(
                        "The service is starting, its archive is catching up, or Kafka does not respond.",
                        "Try again after the number of seconds in Retry-After. Sending a document twice is safe.");
        };
    }
}
