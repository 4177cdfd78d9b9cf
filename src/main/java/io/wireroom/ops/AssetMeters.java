package io.wireroom.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.assets.AssetFiller;
import io.wireroom.kafka.group.GroupListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Metrics of the asset store, of filling and of reading it, since the start of this process. */
public final class AssetMeters implements AssetFiller.Tally, GroupListener {
    private static final Logger LOG = Logger.getLogger(AssetMeters.class);

    private final AtomicLong lag = new AtomicLong(-1);
    private final ThrottledWarning writeWarning =
            new ThrottledWarning(LOG, "Writing to the asset store failed, retrying");
    private final ThrottledWarning readWarning =
            new ThrottledWarning(LOG, "Reading from the asset store failed, generating images on demand");
    private final Counter stored;
    private final Counter deleted;
    private final Counter failed;
    private final Counter skipped;
    private final Counter unread;

    public AssetMeters(MeterRegistry registry) {
        Gauge.builder("wireroom.assets.lag", lag, AtomicLong::doubleValue)
                .description("Committed events that are not yet applied to the store; -1 while unknown")
                .register(registry);
        stored = counter(registry, "wireroom.assets.stored", "Images written to the store");
        deleted = counter(registry, "wireroom.assets.deleted", "Images deleted from the store");
        failed =
                counter(registry, "wireroom.assets.failed", "Failed attempts to write to the store, which are retried");
        skipped = counter(registry, "wireroom.assets.passed.over", "Events skipped because of a defect");
        unread = counter(registry, "wireroom.assets.unread", "Failed reads of the store during requests");
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
    public void failed(IOException cause) {
        failed.increment();
        writeWarning.warn(cause);
    }

    @Override
    public void skipped(RuntimeException cause) {
        skipped.increment();
        LOG.error("Generating the images of an article failed", cause);
    }

    /** Records that reading from the store failed. */
    public void unread(IOException cause) {
        unread.increment();
        readWarning.warn(cause);
    }
}
