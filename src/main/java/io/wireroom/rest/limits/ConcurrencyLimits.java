package io.wireroom.rest.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.LimitsConfig;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.access.RequestPartner;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Limits the number of concurrent long-lived responses of each kind, per partner and in total. */
@Singleton
public final class ConcurrencyLimits {
    private final Map<Kind, Slots> slotsByKind = new EnumMap<>(Kind.class);
    private final CurrentVertxRequest current;

    ConcurrencyLimits(
            WireroomConfig config, PartnerDirectory partners, CurrentVertxRequest current, MeterRegistry meters) {
        this.current = current;
        LimitsConfig limits = config.limits();
        boolean open = partners.isReadingOpen();
        for (Kind kind : Kind.values()) {
            int max = switch (kind) {
                case STREAM -> limits.streams();
                case EXPORT -> limits.exports();
                case WAITING -> limits.waiting();
            };
            int maxPerPartner = switch (kind) {
                case STREAM -> limits.streamsPerPartner();
                case EXPORT -> limits.exportsPerPartner();
                case WAITING -> limits.waitingPerPartner();
            };
            Counter refused = Counter.builder("wireroom.answers.refused")
                    .description("Requests that were refused because there was no capacity for the response")
                    .tag("for", kind.label)
                    .register(meters);
            slotsByKind.put(kind, new Slots(max, open ? max : maxPerPartner, refused));
        }
    }

    /** Kinds of long-lived responses. */
    public enum Kind {
        STREAM("stream", "streams", 10),
        EXPORT("export", "exports", 10),
        WAITING("waiting", "waiting requests", 2);

        private final String label;
        private final String many;
        private final int retryAfter;

        Kind(String label, String many, int retryAfter) {
            this.label = label;
            this.many = many;
            this.retryAfter = retryAfter;
        }
    }

    private static final class Slots {
        private final int max;
        private final int maxPerPartner;
        private final Counter refused;
        private final Map<String, Integer> usedByPartner = new HashMap<>();
        private int used;

        Slots(int max, int maxPerPartner, Counter refused) {
            this.max = max;
            this.maxPerPartner = maxPerPartner;
            this.refused = refused;
        }
    }

    /**
     * Occupies a slot for the current request until its response has ended.
     *
     * @throws Problem 429 if the partner's slots are all occupied, 503 if all slots are
     */
    public void acquire(Kind kind) {
        RoutingContext request = current.getCurrent();
        String name = RequestPartner.name(request);
        Slots slots = slotsByKind.get(kind);
        if (slots == null) {
            throw new IllegalStateException("no slots for " + kind);
        }
        synchronized (slots) {
            if (slots.used >= slots.max) {
                throw refused(
                        kind, slots, ProblemType.BUSY, "All " + slots.max + " places for " + kind.many + " are taken");
            }
            if (slots.usedByPartner.getOrDefault(name, 0) >= slots.maxPerPartner) {
                throw refused(
                        kind,
                        slots,
                        ProblemType.TOO_MANY_OPEN,
                        "At most " + slots.maxPerPartner + " " + kind.many + " at a time");
            }
            slots.used++;
            slots.usedByPartner.merge(name, 1, Integer::sum);
        }
        request.addEndHandler(_ -> release(slots, name));
    }

    private static void release(Slots slots, String name) {
        synchronized (slots) {
            slots.used--;
            slots.usedByPartner.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private static Problem refused(Kind kind, Slots slots, ProblemType type, String reason) {
        slots.refused.increment();
        return new Problem(type, reason).header("Retry-After", Integer.toString(kind.retryAfter));
    }
}
