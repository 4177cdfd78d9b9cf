package io.wireroom.rest.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** The partners in force, and whether access is open without them. {@link PartnersFileLoader} replaces them. */
@Singleton
public final class PartnerDirectory {
    private final boolean configured;
    private final boolean readingOpen;
    private final RateLimiters rateLimiters;
    private final PartnerMeters partnerMeters;
    private final MeterRegistry meters;
    private final Gauge count;

    private volatile PartnerRegistry registry = new PartnerRegistry(List.of());

    PartnerDirectory(
            WireroomConfig config, RateLimiters rateLimiters, PartnerMeters partnerMeters, MeterRegistry meters) {
        this.configured = config.partners().file().isPresent();
        this.readingOpen = !configured && config.reading().open();
        this.rateLimiters = rateLimiters;
        this.partnerMeters = partnerMeters;
        this.meters = meters;
        this.count = Gauge.builder(
                        "wireroom.partners",
                        this,
                        partners -> partners.registry.partners().size())
                .description("Partners in force")
                .strongReference(true)
                .register(meters);
    }

    /** Puts these partners in force. Rate limits and metrics of all others are removed. */
    void replace(PartnerRegistry partners) {
        registry = partners;
        rateLimiters.keepOnly(partners.partners());
        partnerMeters.keepOnly(partners.partners().stream().map(Partner::name).collect(Collectors.toSet()));
    }

    /**
     * Whether everybody may read and submit everything: there is no partners file and {@code wireroom.reading.open} is true.
     */
    public boolean isReadingOpen() {
        return readingOpen;
    }

    /** Whether there is a partners file. */
    public boolean isConfigured() {
        return configured;
    }

    /** Whether any partners are configured. */
    boolean hasKeys() {
        return !registry.partners().isEmpty();
    }

    public PartnerRegistry registry() {
        return registry;
    }

    /** Removes the gauge, so that another instance in the same process can register its own. */
    @PreDestroy
    void stop() {
        meters.remove(count);
    }
}
