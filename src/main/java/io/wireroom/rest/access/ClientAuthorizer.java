package io.wireroom.rest.access;

import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.Publishing;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the current request may submit documents or operate the service. {@link PartnerAuthenticator} authenticates
 * it and applies the rate limit.
 */
@Singleton
public final class ContributorAuthorizer {
    private final PartnerAuthenticator authenticator;

    /** Where reading is open. */
    private final Contributor everybody;

    ContributorAuthorizer(WireroomConfig config, PartnerAuthenticator authenticator) {
        this.authenticator = authenticator;
        this.everybody = new Contributor(
                null,
                Publishing.ALL,
                authenticator.isOpen() && config.operators().open());
    }

    /**
     * The contributor of the request, which may submit articles.
     *
     * @throws Problem 401 without a valid key where one is required, 403 for a key that may only read, 429 if the rate limit
     *     is exceeded
     */
    public Contributor publisher(HttpHeaders request) {
        return requirePublisher(contributor(request));
    }

    /**
     * The contributor of the request, which is an operator.
     *
     * @throws Problem 401 without a valid key where one is required, 403 if the partner is not an operator, 429 if the rate limit
     *     is exceeded
     */
    public Contributor operator(HttpHeaders request) {
        Contributor contributor = contributor(request);
        if (!contributor.operator()) {
            throw new Problem(ProblemType.OPERATORS_ONLY, null);
        }
        return contributor;
    }

    /**
     * The contributor of the request, which may query the status of documents: it may submit documents or is an operator.
     *
     * @throws Problem 401 without a valid key where one is required, 403 for a key that may only read, 429 if the rate limit is
     *     exceeded
     */
    public Contributor statusReader(HttpHeaders request) {
        Contributor contributor = contributor(request);
        return contributor.operator() ? contributor : requirePublisher(contributor);
    }

    /**
     * Whether the client may submit articles. Without a key, it may where reading is open.
     *
     * @throws Problem 401 for an invalid key, 429 if the rate limit is exceeded
     */
    public boolean isPublisher(HttpHeaders request) {
        return authenticator.isOpen()
                || (KeyAuthentication.hasKey(request)
                        && contributor(request).publishing().allowed());
    }

    /** The permissions of the client in addition to reading. */
    public Contributor permissions(RequestPartner.@Nullable AuthenticatedPartner authenticated) {
        return authenticated == null
                ? everybody
                : Contributor.of(authenticated.identity().partner());
    }

    private Contributor contributor(HttpHeaders request) {
        return authenticator.partner(request).map(Contributor::of).orElse(everybody);
    }

    private static Contributor requirePublisher(Contributor contributor) {
        if (!contributor.publishing().allowed()) {
            throw new Problem(ProblemType.FORBIDDEN, null);
        }
        return contributor;
    }
}
