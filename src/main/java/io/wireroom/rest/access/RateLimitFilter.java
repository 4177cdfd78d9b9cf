package io.wireroom.rest.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells partners what is left of their limit ({@link RateLimiters#settle}). */
@Singleton
public final class RateLimitFilter {
    private final PartnerVisit visit;
    private final RateLimiters allowances;

    RateLimitFilter(PartnerVisit visit, RateLimiters allowances) {
        this.visit = visit;
        this.allowances = allowances;
    }

    @ServerResponseFilter
    public void settle(ContainerResponseContext response) {
        PartnerVisit.AuthenticatedPartner guest = visit.guest();
        if (guest != null) {
            allowances.settle(guest, response.getStatus()).forEach(response.getHeaders()::putSingle);
        }
    }
}
