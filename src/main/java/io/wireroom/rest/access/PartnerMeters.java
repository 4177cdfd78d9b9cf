package io.wireroom.rest.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.archive.ChangesPage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Figures on each partner. They go when the partner goes, so that there are never more of them than partners. */
@Singleton
public final class PartnerMeters {
    private static final String PARTNER = "partner";
    private static final String PREFIX = "wireroom.partner.";

    private final MeterRegistry registry;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Instant> complete = new ConcurrentHashMap<>();
    private volatile @Nullable Set<String> known;

    PartnerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String partner, int status) {
        if (isKnown(partner)) {
            registry.counter(PREFIX + "requests", PARTNER, partner, "status", Integer.toString(status))
                    .increment();
        }
    }

    /**
     * A partner asked with a cursor and was answered with this page: up to the first change on it, it had everything. Of
     * several cursors the newest counts.
     */
    public void asked(String partner, ChangesPage answer) {
        if (!isKnown(partner)) {
            return;
        }
        Instant until = answer.entries().isEmpty()
                ? clock.instant()
                : answer.entries().getFirst().updated();
        if (complete.putIfAbsent(partner, until) != null) {
            complete.merge(partner, until, PartnerMeters::later);
        } else {
            Gauge.builder(PREFIX + "cursor.age", () -> age(partner))
                    .description("Since when the partner's newest cursor is behind the feed, or was last asked with")
                    .baseUnit("seconds")
                    .tag(PARTNER, partner)
                    .register(registry);
        }
    }

    /** Forgets all others. */
    void keepOnly(Set<String> partners) {
        known = Set.copyOf(partners);
        complete.keySet().retainAll(partners);
        for (Meter meter : registry.getMeters()) {
            String partner = meter.getId().getTag(PARTNER);
            if (partner != null && meter.getId().getName().startsWith(PREFIX) && !partners.contains(partner)) {
                registry.remove(meter);
            }
        }
    }

    private boolean isKnown(String partner) {
        Set<String> partners = known;
        return partners == null || partners.contains(partner);
    }

    private double age(String partner) {
        Instant until = complete.get(partner);
        return until == null ? Double.NaN : (clock.millis() - until.toEpochMilli()) / 1e3;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
