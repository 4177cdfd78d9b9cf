package io.wireroom.rest.access;

import io.wireroom.rest.http.Authorization;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Creates 401 responses with challenges (RFC 9110 §11.6.1). The Basic challenge comes first, because clients that evaluate
 * only the first challenge support only Basic. The charset is UTF-8 (RFC 7617 §2.1).
 */
final class Challenge {
    private static final String REALM = " realm=\"wireroom\"";
    private static final String BASIC = "Basic" + REALM + ", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer" + REALM;

    private Challenge() {}

    /**
     * Response to a request without a key.
     *
     * @param keyElsewhere whether the request may have a key in a place that is not supported
     * @param hasKeys whether any keys are configured
     */
    static Problem missingKey(boolean keyElsewhere, boolean hasKeys) {
        if (!hasKeys) {
            return problem("No partners are configured here, so that no key is good", BEARER);
        }
        return problem(
                keyElsewhere ? Authorization.ADVICE + ". One that was in a URL may be in logs: have it changed" : null,
                BEARER);
    }

    /**
     * Response to a request with an invalid key.
     *
     * @param bearer whether the key was sent as a bearer token; the challenge then has an error code (RFC 6750 §3.1)
     */
    static Problem invalidKey(String detail, boolean bearer) {
        return problem(detail, bearer ? BEARER + ", error=\"invalid_token\"" : BEARER);
    }

    private static Problem problem(@Nullable String detail, String bearer) {
        return new Problem(ProblemType.UNAUTHORIZED, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, BASIC)
                .header(HttpHeaders.WWW_AUTHENTICATE, bearer);
    }
}
