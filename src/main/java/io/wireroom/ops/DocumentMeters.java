package io.wireroom.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import io.wireroom.streams.OutcomeListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts documents by outcome since the start of this process. {@code wireroom.documents.accepted} is the sum of {@code
 * wireroom.documents} over all outcomes. After a crash some documents are counted twice: exactly-once semantics apply to topics,
 * not to metrics.
 */
public final class DocumentMeters implements OutcomeListener {
    private static final String DOCUMENTS = "wireroom.documents";

    private final Clock clock;
    private final Counter accepted;
    private final Counter published;
    private final Counter updated;
    private final Counter withdrawn;
    private final Map<Rejection.Code, Counter> rejected = new EnumMap<>(Rejection.Code.class);
    private final Counter held;
    private final Counter unchanged;
    private final Counter refused;
    private final Counter released;
    private final Counter expired;
    private final Timer delay;
    private final HeldMeters heldMeters;

    /** @param clock time source for delays */
    public DocumentMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.accepted = Counter.builder("wireroom.documents.accepted")
                .description("Documents read from the ingest topic")
                .register(registry);
        this.published = outcome(registry, "published");
        this.updated = outcome(registry, "updated");
        this.withdrawn = outcome(registry, "withdrawn");
        this.held = outcome(registry, "held");
        this.unchanged = outcome(registry, "unchanged");
        this.refused = outcome(registry, "rejected");
        for (Rejection.Code code : Rejection.Code.values()) {
            rejected.put(
                    code,
                    Counter.builder("wireroom.documents.rejected")
                            .description("Rejected documents by rejection code")
                            .tag("code", code.toString())
                            .register(registry));
        }
        this.released = Counter.builder("wireroom.articles.released")
                .description("Held articles published at their release time")
                .register(registry);
        this.expired = Counter.builder("wireroom.articles.expired")
                .description("Published articles withdrawn at their expiry")
                .register(registry);
        this.delay = Timer.builder("wireroom.pipeline.delay")
                .description("Delay from a record's timestamp to its event")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        this.heldMeters = new HeldMeters(registry, clock);
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder(DOCUMENTS)
                .description("Documents by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public void published(ChangeType type, Edition edition) {
        count(
                switch (type) {
                    case PUBLISHED -> published;
                    case UPDATED -> updated;
                    case WITHDRAWN -> withdrawn;
                });
        delay.record(Duration.between(edition.updated(), clock.instant()));
    }

    @Override
    public void suppressed() {
        count(withdrawn);
    }

    @Override
    public void held() {
        count(held);
    }

    @Override
    public void unchanged() {
        count(unchanged);
    }

    @Override
    public void rejected(Rejection.Code code) {
        count(refused);
        Counter counter = rejected.get(code);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void released(Edition edition) {
        released.increment();
    }

    @Override
    public void expired(Edition edition) {
        expired.increment();
    }

    @Override
    public void waiting(int partition, long count, @Nullable Instant next) {
        heldMeters.waiting(partition, count, next);
    }

    @Override
    public void partitionRevoked(int partition) {
        heldMeters.left(partition);
    }

    private void count(Counter outcome) {
        accepted.increment();
        outcome.increment();
    }
}
