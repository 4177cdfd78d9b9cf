package io.wireroom.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells partners what is left of their limit, once the answer is known; gives back what cost nothing: a 304, and an answer
 * that failed here.
 */
@Singleton
public final class AllowanceFilter {
    private final Visit visit;
    private final PartnerMeters meters;

    AllowanceFilter(Visit visit, PartnerMeters meters) {
        this.visit = visit;
        this.meters = meters;
    }

    @ServerResponseFilter
    public void settle(ContainerResponseContext response) {
        Visit.Guest guest = visit.guest();
        if (guest == null) {
            return;
        }
        int status = response.getStatus();
        Allowance allowance = guest.allowance();
        if (status == 304 || status >= 500) {
            allowance.giveBack();
        }
        response.getHeaders().putSingle("RateLimit-Policy", allowance.policy());
        response.getHeaders().putSingle("RateLimit", allowance.state());
        meters.answered(guest.admitted().partner().name(), status);
    }
}
