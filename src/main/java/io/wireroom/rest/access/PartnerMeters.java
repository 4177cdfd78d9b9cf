package io.wireroom.rest.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.archive.ChangesPage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Metrics per partner. They are removed when the partner is removed from the configuration, so their number is bounded.
 */
@Singleton
public final class PartnerMeters {
    private static final String PARTNER = "partner";
    private static final String PREFIX = "wireroom.partner.";

    private final MeterRegistry registry;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Instant> complete = new ConcurrentHashMap<>();
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private volatile @Nullable Set<String> configured;

    PartnerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void countResponse(String partner, int status) {
        if (isKnown(partner)) {
            seen.put(partner, clock.instant());
            registry.counter(PREFIX + "requests", PARTNER, partner, "status", Integer.toString(status))
                    .increment();
        }
    }

    /**
     * Records a request for changes. The partner has all changes before the first one in the response. If there are several
     * cursors, the newest counts.
     *
     * @param page page of changes that the partner gets
     */
    public void recordCursor(String partner, ChangesPage page) {
        if (!isKnown(partner)) {
            return;
        }
        Instant until = page.entries().isEmpty()
                ? clock.instant()
                : page.entries().getFirst().updated();
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

    /** Removes the metrics of all other partners. */
    void keepOnly(Set<String> partners) {
        configured = Set.copyOf(partners);
        complete.keySet().retainAll(partners);
        seen.keySet().retainAll(partners);
        for (Meter meter : registry.getMeters()) {
            String partner = meter.getId().getTag(PARTNER);
            if (partner != null && meter.getId().getName().startsWith(PREFIX) && !partners.contains(partner)) {
                registry.remove(meter);
            }
        }
    }

    /** Time of the partner's last request to this process; empty if there was none. */
    public Optional<Instant> lastSeen(String partner) {
        return Optional.ofNullable(seen.get(partner));
    }

    /** Time up to which the partner has all changes by its newest cursor; empty if this process has not seen one. */
    public Optional<Instant> complete(String partner) {
        return Optional.ofNullable(complete.get(partner));
    }

    private boolean isKnown(String partner) {
        Set<String> partners = configured;
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
