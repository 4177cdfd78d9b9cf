package io.wireroom.rest.access;

import io.github.bucket4j.TimeMeter;
import io.wireroom.partner.Limit;
import io.wireroom.partner.Partner;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The partners' rate limiters. A limiter is kept across reloads of the partners file as long as its limit stays the same.
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

    RateLimiter of(Partner partner) {
        return limiters.computeIfAbsent(
                Key.of(partner), holder -> new RateLimiter(holder.limit(), TimeMeter.SYSTEM_NANOTIME));
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
        RateLimiter limiter = partner.allowance();
        if (partner.taken() && (status == 304 || status >= 500)) {
            limiter.refund();
        }
        meters.countResponse(partner.admitted().partner().name(), status);
        return Map.of("RateLimit-Policy", limiter.policy(), "RateLimit", limiter.state());
    }
}
