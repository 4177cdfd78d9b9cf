package io.wireroom.rest.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.partner.AuthenticationResult.Authenticated;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authenticated partner of the current request and its rate limiter. There is none if reading is open. */
@Singleton
public final class RequestPartner {
    private static final String CONTEXT_KEY = "wireroom.partner";

    private final CurrentVertxRequest current;

    RequestPartner(CurrentVertxRequest current) {
        this.current = current;
    }

    /** @param charged whether the request was charged to the rate limit */
    public record AuthenticatedPartner(Authenticated identity, RateLimiter limiter, boolean charged) {}

    /** Names of the current request's query parameters. */
    Set<String> parameters() {
        RoutingContext context = current.getCurrent();
        return context == null ? Set.of() : context.queryParams().names();
    }

    @Nullable
    public AuthenticatedPartner authenticated() {
        RoutingContext context = current.getCurrent();
        return context == null ? null : authenticated(context);
    }

    void setPartner(AuthenticatedPartner partner) {
        setPartner(current.getCurrent(), partner);
    }

    /** The partner's name; empty if reading is open. */
    public static String name(RoutingContext context) {
        AuthenticatedPartner authenticated = authenticated(context);
        return authenticated == null ? "" : authenticated.identity().partner().name();
    }

    /** The partner of a request that no resource has handled yet. */
    public static @Nullable AuthenticatedPartner authenticated(RoutingContext context) {
        return context.get(CONTEXT_KEY);
    }

    static void setPartner(RoutingContext context, AuthenticatedPartner partner) {
        context.put(CONTEXT_KEY, partner);
    }
}
