package io.wireroom.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.assets.AssetFiller;
import io.wireroom.kafka.group.GroupWatch;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Figures on the assets' store and those who fill and read it; since the start of this process. */
public final class AssetMeters implements AssetFiller.Tally, GroupWatch {
    private static final Logger LOG = Logger.getLogger(AssetMeters.class);

    private final AtomicLong lag = new AtomicLong(-1);
    private final ThrottledWarning unfilled =
            new ThrottledWarning(LOG, "The assets' store can't be filled, trying again");
    private final ThrottledWarning unreadable =
            new ThrottledWarning(LOG, "The assets' store can't be read, drawing on demand");
    private final Counter stored;
    private final Counter deleted;
    private final Counter failed;
    private final Counter passedOver;
    private final Counter unread;

    public AssetMeters(MeterRegistry registry) {
        Gauge.builder("wireroom.assets.lag", lag, AtomicLong::doubleValue)
                .description("Committed events that the store was not filled from; -1 while unknown")
                .register(registry);
        stored = counter(registry, "wireroom.assets.stored", "Images put into the store");
        deleted = counter(registry, "wireroom.assets.deleted", "Images removed from the store");
        failed =
                counter(registry, "wireroom.assets.failed", "Tries to fill the store that failed, and were made again");
        passedOver = counter(registry, "wireroom.assets.passed.over", "Events that a defect kept from the store");
        unread = counter(registry, "wireroom.assets.unread", "Times that the store could not be read for an answer");
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    @Override
    public void stored() {
        stored.increment();
    }

    @Override
    public void deleted() {
        deleted.increment();
    }

    @Override
    public void lag(long records) {
        lag.set(records);
    }

    @Override
    public void failed(IOException why) {
        failed.increment();
        unfilled.about(why);
    }

    @Override
    public void passedOver(RuntimeException why) {
        passedOver.increment();
        LOG.error("An article's images could not be made", why);
    }

    /** The store could not be read. */
    public void unread(IOException why) {
        unread.increment();
        unreadable.about(why);
    }
}
