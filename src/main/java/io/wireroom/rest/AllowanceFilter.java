package io.wireroom.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells partners what is left of their limit ({@link Allowances#settle}). */
@Singleton
public final class AllowanceFilter {
    private final Visit visit;
    private final Allowances allowances;

    AllowanceFilter(Visit visit, Allowances allowances) {
        this.visit = visit;
        this.allowances = allowances;
    }

    @ServerResponseFilter
    public void settle(ContainerResponseContext response) {
        Visit.Guest guest = visit.guest();
        if (guest != null) {
            allowances.settle(guest, response.getStatus()).forEach(response.getHeaders()::putSingle);
        }
    }
}
