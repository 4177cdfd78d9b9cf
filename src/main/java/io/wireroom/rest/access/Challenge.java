package io.wireroom.rest.access;

import io.wireroom.rest.http.Authorization;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Answers that ask for a key (RFC 9110 §11.6.1). Basic comes first: clients that look at the first challenge only are those that
 * know no other. It is UTF-8 (RFC 7617 §2.1).
 */
final class Challenge {
    private static final String REALM = " realm=\"wireroom\"";
    private static final String BASIC = "Basic" + REALM + ", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer" + REALM;

    private Challenge() {}

    /**
     * To who sent no key.
     *
     * @param elsewhere whether there may be one where none is taken
     * @param keys whether there is any key that would be good
     */
    static Problem toNobody(boolean elsewhere, boolean keys) {
        if (!keys) {
            return problem("No partners are configured here, so that no key is good", BEARER);
        }
        return problem(
                elsewhere ? Authorization.ADVICE + ". One that was in a URL may be in logs: have it changed" : null,
                BEARER);
    }

    /**
     * To who sent what is no good key.
     *
     * @param bearer whether it was sent as a bearer's, who is told so (RFC 6750 §3.1)
     */
    static Problem to(String detail, boolean bearer) {
        return problem(detail, bearer ? BEARER + ", error=\"invalid_token\"" : BEARER);
    }

    private static Problem problem(@Nullable String detail, String bearer) {
        return new Problem(ProblemType.UNAUTHORIZED, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, BASIC)
                .header(HttpHeaders.WWW_AUTHENTICATE, bearer);
    }
}
