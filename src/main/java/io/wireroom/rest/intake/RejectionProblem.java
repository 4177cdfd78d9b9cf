package io.wireroom.rest.intake;

import io.wireroom.article.Rejection;
import io.wireroom.article.TextPosition;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;

/** The problem document for a rejection: 422, 413, 415 or 403. */
public final class RejectionProblem {
    /** The supported media types of documents, for {@code Accept} (RFC 9110 §15.5.16). */
    private static final String READ =
            "application/json, text/markdown, text/html, application/toml, application/yaml, text/plain";

    private RejectionProblem() {}

    public static Problem of(Rejection rejection) {
        Problem problem = new Problem(type(rejection.code()), rejection.detail())
                .with("code", rejection.code().toString());
        TextPosition.of(rejection)
                .ifPresent(position -> problem.with("line", position.line()).with("column", position.column()));
        return problem.type() == ProblemType.UNSUPPORTED_MEDIA_TYPE
                ? problem.header(HttpHeaders.ACCEPT, READ)
                : problem;
    }

    private static ProblemType type(Rejection.Code code) {
        return switch (code) {
            case TOO_LARGE -> ProblemType.TOO_LARGE;
            case CONTENT_TYPE_UNKNOWN -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case SOURCE_FORBIDDEN -> ProblemType.SOURCE_FORBIDDEN;
            default -> ProblemType.DOCUMENT_REJECTED;
        };
    }
}
