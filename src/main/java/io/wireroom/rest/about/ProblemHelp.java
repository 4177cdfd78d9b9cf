package io.wireroom.rest.about;

import io.wireroom.rest.problem.ProblemType;

/**
 * A problem explained to the people who meet it.
 *
 * @param when it happens
 * @param remedy what to do about it
 */
public record ProblemHelp(String when, String remedy) {

    public static ProblemHelp of(ProblemType type) {
        return switch (type) {
            case UNKNOWN_PARAMETER ->
                new ProblemHelp(
                        "The query has a parameter that this path does not know: often a slip of the pen, or a key in"
                                + " the URL.",
                        "Remove it. The detail lists what is known. Keys belong into the Authorization header.");
            case BAD_PARAMETER ->
                new ProblemHelp(
                        "A parameter is known, but its value is out of range, unreadable, or given twice.",
                        "Correct the parameter that the member parameter names; the detail says what it takes.");
            case BAD_CURSOR ->
                new ProblemHelp(
                        "The cursor was cut off, changed, never given out here, or is a list's where changes go on, or"
                                + " the other way round.",
                        "Send cursors exactly as they were received. If it is lost, begin again with a snapshot.");
            case UNAUTHORIZED ->
                new ProblemHelp(
                        "There is no key, or it is unknown, or it has expired.",
                        "Send Authorization: Bearer and the key, or Basic with the key as its password; the user name"
                                + " is free. GET /v1/me says when a key ends; ask the operator for a new one.");
            case FORBIDDEN ->
                new ProblemHelp(
                        "A key that may only read was used to hand in articles.",
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
                        "The key may hand in documents of some sources only, and this one is of another, or speaks of"
                                + " an article that another source published, or that is not known here.",
                        "GET /v1/me lists the sources. Ask the operator for more, or use the key of that source.");
            case NOT_FOUND ->
                new ProblemHelp(
                        "Nothing is at this URL, or nothing that this key may see; the two look the same.",
                        "Check the URL, and the key's rights at GET /v1/me.");
            case METHOD_NOT_ALLOWED ->
                new ProblemHelp(
                        "The path is there, but not for this method.", "Use a method that the Allow header lists.");
            case NOT_ACCEPTABLE ->
                new ProblemHelp(
                        "The Accept header leaves none of the formats that there are.",
                        "Send another Accept header, or name the format by the URL's extension.");
            case ARTICLE_WITHDRAWN ->
                new ProblemHelp(
                        "The article was there and has been taken back. The member reason may say why.",
                        "Remove your copies of it, and its images.");
            case CURSOR_EXPIRED ->
                new ProblemHelp(
                        "The log that the cursor belongs to has been replaced.",
                        "Begin again with the snapshot that the member snapshot names; remove what is not in it.");
            case TOO_LARGE ->
                new ProblemHelp(
                        "The document has more bytes than are taken.",
                        "Make it smaller; images belong beside it, not into it. The operator can raise the limit.");
            case UNSUPPORTED_MEDIA_TYPE ->
                new ProblemHelp(
                        "The Content-Type is of a kind that is not read here.",
                        "Send front matter, JSON, or leave Content-Type out.");
            case DOCUMENT_REJECTED ->
                new ProblemHelp(
                        "The document breaks a rule. The member code says which; line and column, where they are"
                                + " known, say where.",
                        "Correct the document and send it again; dry_run=true shows what would come of it. Nothing was"
                                + " sent on.");
            case TOO_MANY_REQUESTS ->
                new ProblemHelp(
                        "The key's limit is used up for the moment.",
                        "Wait for the seconds that Retry-After says, then go on. Conditional requests that are"
                                + " answered 304 cost nothing.");
            case TOO_MANY_OPEN ->
                new ProblemHelp(
                        "The key has as many streams, snapshots and Hugo trees, or waiting requests open as it may"
                                + " have.",
                        "Close those that are not read any more, and keep one for each site. Come again after the"
                                + " seconds that Retry-After says.");
            case BAD_REQUEST ->
                new ProblemHelp(
                        "The request does not follow HTTP: it has no Host or several, or two lengths that contradict"
                                + " each other.",
                        "Use a library for HTTP.");
            case NOT_IMPLEMENTED ->
                new ProblemHelp(
                        "The request's body comes in a transfer coding that is not read here.",
                        "Send Content-Length, or Transfer-Encoding: chunked.");
            case BUSY ->
                new ProblemHelp(
                        "As many streams, exports, waiting requests or large answers are underway as there is room"
                                + " for.",
                        "Try again after the seconds that Retry-After says.");
            case INTERNAL ->
                new ProblemHelp(
                        "A defect of the service. It is in its log, under the problem's request_id.",
                        "Try again; if it stays, tell the operator the request_id.");
            case UNAVAILABLE ->
                new ProblemHelp(
                        "The service is starting, its archive is catching up, or Kafka does not answer.",
                        "Try again after the seconds that Retry-After says. Sending a document twice does no harm.");
        };
    }
}
