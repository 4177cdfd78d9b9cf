package io.wireroom.rest.access;

import io.vertx.ext.web.RoutingContext;
import io.wireroom.partner.AuthenticationResult;
import io.wireroom.rest.http.RequestHead;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests for the response cache, before a resource handles them. The decisions are those of {@link
 * PartnerAuthenticator}, but nothing is rejected here: the resource does that.
 */
@Singleton
public final class ResponseCacheAuthenticator {
    private final PartnerAuthenticator authenticator;
    private final Readers readers;
    private final KeyAuthentication keys;
    private final RateLimiters rateLimiters;

    ResponseCacheAuthenticator(
            PartnerAuthenticator authenticator, Readers readers, KeyAuthentication keys, RateLimiters rateLimiters) {
        this.authenticator = authenticator;
        this.readers = readers;
        this.keys = keys;
        this.rateLimiters = rateLimiters;
    }

    /**
     * The caller of a request that no resource has handled yet.
     *
     * @param partner null if the request needs no key
     */
    public record Caller(Reader reader, AuthenticationResult.@Nullable Authenticated partner) {}

    /**
     * The caller, without applying the rate limit. Empty if the resource has to reject the request.
     *
     * @param feed whether the request is for a feed
     */
    public Optional<Caller> authenticate(RequestHead head, boolean feed) {
        String authorization = head.field(HttpHeaders.AUTHORIZATION);
        if (authenticator.isOpen() || (feed && authorization == null && authenticator.areFeedsOpen())) {
            return Optional.of(new Caller(readers.everybody(), null));
        }
        return keys.find(authorization).map(identity -> new Caller(readers.of(identity.partner()), identity));
    }

    /**
     * Applies the rate limit to the request. A resource that handles the same request does not apply it again.
     *
     * @param free whether the response is not charged and is sent even if the limit is exceeded
     * @return whether the caller may have the response
     */
    public boolean charge(Caller caller, boolean free, RoutingContext request) {
        AuthenticationResult.Authenticated identity = caller.partner();
        if (identity == null) {
            return true;
        }
        Optional<RequestPartner.AuthenticatedPartner> partner =
                free ? Optional.of(rateLimiters.withoutCharge(identity)) : rateLimiters.tryCharge(identity);
        partner.ifPresent(authenticated -> RequestPartner.setPartner(request, authenticated));
        return partner.isPresent();
    }
}
