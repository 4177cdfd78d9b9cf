package io.wireroom.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How late changes reach those who wait for them. Whoever comes now and then is not counted: that delay is of its own choice,
 * and {@link ArchiveMeters} tells how old the news are that it finds.
 */
public final class DeliveryMeters {
    private final Clock clock;
    private final Map<Channel, Timer> delays = new EnumMap<>(Channel.class);
    private final Map<Channel, AtomicInteger> readers = new EnumMap<>(Channel.class);

    /** How readers wait. */
    public enum Channel {
        /** Long polling of {@code /v1/changes?wait=}. */
        CHANGES,
        /** Server-sent events of {@code /v1/changes/stream}. */
        STREAM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DeliveryMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        for (Channel channel : Channel.values()) {
            AtomicInteger open = new AtomicInteger();
            readers.put(channel, open);
            Gauge.builder("wireroom.readers", open, AtomicInteger::get)
                    .description("Readers that wait for changes")
                    .tag("channel", channel.toString())
                    .strongReference(true)
                    .register(registry);
            delays.put(
                    channel,
                    Timer.builder("wireroom.delivery.delay")
                            .description("From a document's timestamp, or its release, to a reader that waits for it")
                            .tag("channel", channel.toString())
                            .serviceLevelObjectives(Delays.STEPS)
                            .register(registry));
        }
    }

    /** How many wait, for whoever comes and goes to count. */
    public AtomicInteger readers(Channel channel) {
        return of(readers, channel);
    }

    /** @param updated when the changes that a reader was just given came to be */
    public void delivered(Channel channel, Collection<Instant> updated) {
        Instant now = clock.instant();
        updated.forEach(since -> of(delays, channel).record(Delays.between(since, now)));
    }

    private static <V> V of(Map<Channel, V> map, Channel channel) {
        V value = map.get(channel);
        if (value == null) {
            throw new IllegalStateException("every channel has its meters: " + Arrays.toString(Channel.values()));
        }
        return value;
    }
}
