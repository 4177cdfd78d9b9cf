package io.wireroom.rest.access;

import io.wireroom.partner.AuthenticationResult;
import io.wireroom.rest.http.Authorization;
import io.wireroom.rest.http.Credentials;
import io.wireroom.rest.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the partner of a request by the key in {@link Authorization}. */
@Singleton
final class KeyAuthentication {
    private final PartnerDirectory partners;
    private final RequestPartner requests;
    private final Clock clock = Clock.systemUTC();

    KeyAuthentication(PartnerDirectory partners, RequestPartner requests) {
        this.partners = partners;
        this.requests = requests;
    }

    static boolean hasKey(HttpHeaders request) {
        return request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    }

    /** @throws Problem 401 without a valid key */
    AuthenticationResult.Authenticated authenticate(HttpHeaders request) {
        return switch (Authorization.read(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            case Credentials.Absent() -> throw Challenge.missingKey(hasKeyElsewhere(request), partners.hasKeys());
            case Credentials.Unreadable(String advice, boolean bearer) -> throw Challenge.invalidKey(advice, bearer);
            case Credentials.Key key ->
                switch (result(key)) {
                    case AuthenticationResult.Authenticated identity -> identity;
                    case AuthenticationResult.Expired() ->
                        throw Challenge.invalidKey("The key has ended", key.bearer());
                    case AuthenticationResult.Unknown() ->
                        throw Challenge.invalidKey("The key is not known here", key.bearer());
                };
        };
    }

    /**
     * The partner with the key; empty without a valid key.
     *
     * @param authorization value of the {@code Authorization} field; null without one
     */
    Optional<AuthenticationResult.Authenticated> find(@Nullable String authorization) {
        return Authorization.read(authorization) instanceof Credentials.Key key
                        && result(key) instanceof AuthenticationResult.Authenticated identity
                ? Optional.of(identity)
                : Optional.empty();
    }

    /** Whether the request may have a key in a place that is not supported. */
    private boolean hasKeyElsewhere(HttpHeaders request) {
        return Authorization.OTHER_HEADERS.stream().anyMatch(name -> request.getHeaderString(name) != null)
                || requests.parameters().stream().anyMatch(Authorization::isForKeys);
    }

    private AuthenticationResult result(Credentials.Key key) {
        return partners.registry().authenticate(key.key(), clock.instant());
    }
}
