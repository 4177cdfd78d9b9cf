package io.wireroom.rest.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.partner.Admission.Admitted;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which partner the current request was let in for, and from which allowance it was taken; neither for open reading. */
@Singleton
public final class PartnerVisit {
    private static final String GUEST = "wireroom.guest";

    private final CurrentVertxRequest current;

    PartnerVisit(CurrentVertxRequest current) {
        this.current = current;
    }

    /** @param taken whether the request was taken from the allowance */
    public record AuthenticatedPartner(Admitted admitted, RateLimiter allowance, boolean taken) {}

    /** Names of the current request's query parameters, as they were sent. */
    Set<String> parameters() {
        RoutingContext request = current.getCurrent();
        return request == null ? Set.of() : request.queryParams().names();
    }

    @Nullable
    public AuthenticatedPartner guest() {
        RoutingContext request = current.getCurrent();
        return request == null ? null : guest(request);
    }

    void begin(AuthenticatedPartner admitted) {
        begin(current.getCurrent(), admitted);
    }

    /** The partner's name; empty for open reading. */
    public static String name(RoutingContext request) {
        AuthenticatedPartner guest = guest(request);
        return guest == null ? "" : guest.admitted().partner().name();
    }

    /** The same for a request that no resource has seen yet. */
    public static @Nullable AuthenticatedPartner guest(RoutingContext request) {
        return request.get(GUEST);
    }

    static void begin(RoutingContext request, AuthenticatedPartner admitted) {
        request.put(GUEST, admitted);
    }
}
