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
public final class ClientAuthorizer {
    private final PartnerAuthenticator authenticator;

    /** Where reading is open. */
    private final ClientPermissions everybody;

    ClientAuthorizer(WireroomConfig config, PartnerAuthenticator authenticator) {
        this.authenticator = authenticator;
        this.everybody = new ClientPermissions(
                null,
                Publishing.ALL,
                authenticator.isOpen() && config.operators().open());
    }

    /**
     * The permissions of the client, which may submit articles.
     *
     * @throws Problem 401 without a valid key where one is required, 403 for a key that may only read, 429 if the rate limit
     *     is exceeded
     */
    public ClientPermissions submitter(HttpHeaders request) {
        return requireSubmitter(of(request));
    }

    /**
     * The permissions of the client, which is an operator.
     *
     * @throws Problem 401 without a valid key where one is required, 403 if the partner is not an operator, 429 if the rate limit
     *     is exceeded
     */
    public ClientPermissions operator(HttpHeaders request) {
        ClientPermissions permissions = of(request);
        if (!permissions.operator()) {
            throw new Problem(ProblemType.OPERATORS_ONLY, null);
        }
        return permissions;
    }

    /**
     * The permissions of the client, which may query the status of documents: it may submit documents or is an operator.
     *
     * @throws Problem 401 without a valid key where one is required, 403 for a key that may only read, 429 if the rate limit is
     *     exceeded
     */
    public ClientPermissions statusReader(HttpHeaders request) {
        ClientPermissions permissions = of(request);
        return permissions.operator() ? permissions : requireSubmitter(permissions);
    }

    /**
     * Whether the client may submit articles. Without a key, it may where reading is open.
     *
     * @throws Problem 401 for an invalid key, 429 if the rate limit is exceeded
     */
    public boolean isSubmitter(HttpHeaders request) {
        return authenticator.isOpen()
                || (KeyAuthentication.hasKey(request)
                        && of(request).publishing().allowed());
    }

    /** The permissions of the client in addition to reading. */
    public ClientPermissions permissions(RequestPartner.@Nullable AuthenticatedPartner authenticated) {
        return authenticated == null
                ? everybody
                : ClientPermissions.of(authenticated.identity().partner());
    }

    private ClientPermissions of(HttpHeaders request) {
        return authenticator.partner(request).map(ClientPermissions::of).orElse(everybody);
    }

    private static ClientPermissions requireSubmitter(ClientPermissions permissions) {
        if (!permissions.publishing().allowed()) {
            throw new Problem(ProblemType.FORBIDDEN, null);
        }
        return permissions;
    }
}
