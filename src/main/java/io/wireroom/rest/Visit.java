package io.wireroom.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.partner.Admission.Admitted;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Which partner the current request was let in for, and from which allowance it was taken; neither for open reading. */
@Singleton
final class Visit {
    private static final String GUEST = "wireroom.guest";

    private final CurrentVertxRequest current;

    Visit(CurrentVertxRequest current) {
        this.current = current;
    }

    record Guest(Admitted admitted, Allowance allowance) {}

    @Nullable
    Guest guest() {
        RoutingContext request = current.getCurrent();
        return request == null ? null : guest(request);
    }

    void begin(Guest admitted) {
        begin(current.getCurrent(), admitted);
    }

    /** The same for a request that no resource has seen yet. */
    static @Nullable Guest guest(RoutingContext request) {
        return request.get(GUEST);
    }

    static void begin(RoutingContext request, Guest admitted) {
        request.put(GUEST, admitted);
    }
}
