package io.wireroom.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Delay until changes reach waiting clients (long polling and streams). Clients that poll at intervals are not measured, because
 * their delay depends on their interval; {@link ArchiveMeters} measures when a change becomes visible to them.
 */
public final class DeliveryMeters {
    private final Clock clock;
    private final Map<Channel, Timer> delays = new EnumMap<>(Channel.class);
    private final Map<Channel, AtomicInteger> readers = new EnumMap<>(Channel.class);

    /** Delivery channels. */
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
                    .description("Clients that wait for changes")
                    .tag("channel", channel.toString())
                    .strongReference(true)
                    .register(registry);
            delays.put(
                    channel,
                    Timer.builder("wireroom.delivery.delay")
                            .description(
                                    "Delay from a document's timestamp, or its release, to delivery to a waiting client")
                            .tag("channel", channel.toString())
                            .serviceLevelObjectives(Delays.BUCKETS)
                            .register(registry));
        }
    }

    /** Gauge of waiting clients; callers increment it on connect and decrement it on disconnect. */
    public AtomicInteger readers(Channel channel) {
        return of(readers, channel);
    }

    /** @param updated times of the changes that were just delivered */
    public void delivered(Channel channel, Collection<Instant> updated) {
        Instant now = clock.instant();
        updated.forEach(since -> of(delays, channel).record(Delays.between(since, now)));
    }

    private static <V> V of(Map<Channel, V> map, Channel channel) {
        V value = map.get(channel);
        if (value == null) {
            throw new IllegalStateException("channel without meters: " + channel);
        }
        return value;
    }
}
