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
 * How long it takes until readers can see a change, and what the archive's own steps take.
 */
public final class ArchiveMeters {
    private static final String OTHER = "other";

    private final Clock clock;
    private final Map<String, Timer> delays;
    private final Timer otherDelay;
    private final Timer refresh;
    private final Timer commit;

    /** An action of the archive. */
    @FunctionalInterface
    public interface Action<E extends Exception> {
        void run() throws E;
    }

    /** @param sources keys of the registered sources; all others share one label, because there is no end to them */
    public ArchiveMeters(MeterRegistry registry, Set<String> sources, Clock clock) {
        this.clock = clock;
        this.delays = sources.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), key -> delay(registry, key)));
        this.otherDelay = delay(registry, OTHER);
        this.refresh = Timer.builder("wireroom.archive.refresh")
                .description("Letting readers see what was taken in")
                .register(registry);
        this.commit = Timer.builder("wireroom.archive.commit")
                .description("Making durable what was taken in")
                .register(registry);
    }

    private static Timer delay(MeterRegistry registry, String source) {
        return Timer.builder("wireroom.archive.delay")
                .description("From a document's timestamp, or its release, until readers of this replica can see it")
                .tag("source", source)
                .serviceLevelObjectives(Delays.STEPS)
                .register(registry);
    }

    /** Readers can see, from now on, a change of an article of this source that came to be then. */
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
