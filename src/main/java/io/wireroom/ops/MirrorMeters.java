package io.wireroom.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.mirror.FetchFailure;
import io.wireroom.mirror.MirrorTally;
import java.util.EnumMap;
import java.util.Map;

/** Counts image fetches by result: {@code kept}, or the reason of the failure. */
public final class MirrorMeters implements MirrorTally {
    private final Counter kept;
    private final Map<FetchFailure, Counter> missing = new EnumMap<>(FetchFailure.class);

    public MirrorMeters(MeterRegistry registry) {
        kept = counter(registry, "kept");
        for (FetchFailure failure : FetchFailure.values()) {
            missing.put(failure, counter(registry, failure.label()));
        }
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("wireroom.mirror.images")
                .description("Image fetches from producers' hosts, by result")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public void kept() {
        kept.increment();
    }

    @Override
    public void missing(FetchFailure failure) {
        Counter counter = missing.get(failure);
        if (counter != null) {
            counter.increment();
        }
    }
}
