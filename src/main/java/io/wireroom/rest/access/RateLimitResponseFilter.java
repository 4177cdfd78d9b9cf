package io.wireroom.rest.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds rate limit headers to responses ({@link RateLimiters#complete}). */
@Singleton
public final class RateLimitResponseFilter {
    private final RequestPartner requests;
    private final RateLimiters rateLimiters;

    RateLimitResponseFilter(RequestPartner requests, RateLimiters rateLimiters) {
        this.requests = requests;
        this.rateLimiters = rateLimiters;
    }

    @ServerResponseFilter
    public void complete(ContainerResponseContext response) {
        RequestPartner.AuthenticatedPartner partner = requests.authenticated();
        if (partner != null) {
            rateLimiters.complete(partner, response.getStatus()).forEach(response.getHeaders()::putSingle);
        }
    }
}
