package io.wireroom.rest.access;

import io.github.bucket4j.TimeMeter;
import io.wireroom.partner.Limit;
import io.wireroom.partner.Partner;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The partners' allowances. One outlives the reloading of the partners file for as long as its limit stays the same. */
@Singleton
public final class RateLimiters {
    private final Map<Holder, RateLimiter> allowances = new ConcurrentHashMap<>();
    private final PartnerMeters meters;

    RateLimiters(PartnerMeters meters) {
        this.meters = meters;
    }

    private record Holder(String partner, Limit limit) {
        static Holder of(Partner partner) {
            return new Holder(partner.name(), partner.limit());
        }
    }

    RateLimiter of(Partner partner) {
        return allowances.computeIfAbsent(
                Holder.of(partner), holder -> new RateLimiter(holder.limit(), TimeMeter.SYSTEM_NANOTIME));
    }

    void keepOnly(List<Partner> partners) {
        allowances.keySet().retainAll(partners.stream().map(Holder::of).collect(Collectors.toSet()));
    }

    /**
     * Counts an answer, once it is known; gives back what cost nothing: a 304, and an answer that failed here.
     *
     * @return headers that tell the partner what is left of its limit
     */
    public Map<String, String> settle(PartnerVisit.AuthenticatedPartner guest, int status) {
        RateLimiter allowance = guest.allowance();
        if (guest.taken() && (status == 304 || status >= 500)) {
            allowance.giveBack();
        }
        meters.answered(guest.admitted().partner().name(), status);
        return Map.of("RateLimit-Policy", allowance.policy(), "RateLimit", allowance.state());
    }
}
