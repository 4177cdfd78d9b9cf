package io.wireroom.rest.access;

import io.github.bucket4j.TimeMeter;
import io.wireroom.partner.AuthenticationResult;
import io.wireroom.partner.Limit;
import io.wireroom.partner.Partner;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Charges requests to the partners' rate limits. A limiter is kept across reloads of the partners file as long as its limit stays the same.
 */
@Singleton
public final class RateLimiters {
    private final Map<Key, RateLimiter> limiters = new ConcurrentHashMap<>();
    private final PartnerMeters meters;

    RateLimiters(PartnerMeters meters) {
        this.meters = meters;
    }

    private record Key(String partner, Limit limit) {
        static Key of(Partner partner) {
            return new Key(partner.name(), partner.limit());
        }
    }

    private RateLimiter of(Partner partner) {
        return limiters.computeIfAbsent(
                Key.of(partner), holder -> new RateLimiter(holder.limit(), TimeMeter.SYSTEM_NANOTIME));
    }

    /**
     * Charges a request to the partner's rate limit.
     *
     * @throws Problem 429 if the limit is exceeded
     */
    RequestPartner.AuthenticatedPartner charge(AuthenticationResult.Authenticated identity) {
        RateLimiter limiter = of(identity.partner());
        long wait = limiter.tryConsume();
        if (wait > 0) {
            meters.countResponse(identity.partner().name(), ProblemType.TOO_MANY_REQUESTS.status());
            throw new Problem(ProblemType.TOO_MANY_REQUESTS, null)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(wait))
                    .header("RateLimit-Policy", limiter.policy())
                    .header("RateLimit", limiter.state());
        }
        return new RequestPartner.AuthenticatedPartner(identity, limiter, true);
    }

    /** As {@link #charge}, but empty if the limit is exceeded. */
    Optional<RequestPartner.AuthenticatedPartner> tryCharge(AuthenticationResult.Authenticated identity) {
        RateLimiter limiter = of(identity.partner());
        return limiter.tryConsume() > 0
                ? Optional.empty()
                : Optional.of(new RequestPartner.AuthenticatedPartner(identity, limiter, true));
    }

    /** A request that is answered even if the limit is exceeded. */
    RequestPartner.AuthenticatedPartner withoutCharge(AuthenticationResult.Authenticated identity) {
        return new RequestPartner.AuthenticatedPartner(identity, of(identity.partner()), false);
    }

    void keepOnly(List<Partner> partners) {
        limiters.keySet().retainAll(partners.stream().map(Key::of).collect(Collectors.toSet()));
    }

    /**
     * Counts a response and refunds requests that are not charged: status 304 and server errors.
     *
     * @return rate limit headers of the response
     */
    public Map<String, String> complete(RequestPartner.AuthenticatedPartner partner, int status) {
        RateLimiter limiter = partner.limiter();
        if (partner.charged() && (status == 304 || status >= 500)) {
            limiter.refund();
        }
        meters.countResponse(partner.identity().partner().name(), status);
        return Map.of("RateLimit-Policy", limiter.policy(), "RateLimit", limiter.state());
    }
}
