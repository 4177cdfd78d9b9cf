package io.wireroom.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Timers of the archive: delay until a change is visible to queries, and duration of refresh and commit.
 */
public final class ArchiveMeters {
    private static final String OTHER = "other";

    private final Clock clock;
    private final Map<String, Timer> delays;
    private final Timer otherDelay;
    private final Timer refresh;
    private final Timer commit;

    @FunctionalInterface
    public interface Action<E extends Exception> {
        void run() throws E;
    }

    /** @param sources keys of the registered sources; all others share one label, which bounds the number of series */
    public ArchiveMeters(MeterRegistry registry, Set<String> sources, Clock clock) {
        this.clock = clock;
        this.delays = sources.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), key -> delay(registry, key)));
        this.otherDelay = delay(registry, OTHER);
        this.refresh = Timer.builder("wireroom.archive.refresh")
                .description("Duration of refreshes, which make indexed changes visible to queries")
                .register(registry);
        this.commit = Timer.builder("wireroom.archive.commit")
                .description("Duration of commits, which make indexed changes durable")
                .register(registry);
    }

    private static Timer delay(MeterRegistry registry, String source) {
        return Timer.builder("wireroom.archive.delay")
                .description("Delay from a document's timestamp, or its release, until it is visible on this replica")
                .tag("source", source)
                .serviceLevelObjectives(Delays.BUCKETS)
                .register(registry);
    }

    /** Records that a change of an article of {@code source} became visible; {@code updated} is the time of the change. */
    public void visible(String source, Instant updated) {
        delays.getOrDefault(source, otherDelay).record(Delays.between(updated, clock.instant()));
    }

    public <E extends Exception> void refresh(Action<E> action) throws E {
        timed(refresh, action);
    }

    public <E extends Exception> void commit(Action<E> action) throws E {
        timed(commit, action);
    }

    private static <E extends Exception> void timed(Timer timer, Action<E> action) throws E {
        long start = System.nanoTime();
        action.run();
        timer.record(Duration.ofNanos(System.nanoTime() - start));
    }
}
