package io.wireroom.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wireroom.copies.CopyListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Metrics of the archive's copies, since the start of this process, and where its archive started from. */
public final class CopyMeters implements CopyListener {
    private static final Logger LOG = Logger.getLogger(CopyMeters.class);

    private final ThrottledWarning warning =
            new ThrottledWarning(LOG, "The archive could not be copied to the store, trying again");
    private final AtomicReference<Newest> newest = new AtomicReference<>(Newest.NONE);
    private final AtomicReference<Start> start = new AtomicReference<>(Start.NONE);
    private final Counter bytes;
    private final Counter uploadFailures;
    private final Counter downloadFailures;

    private record Newest(Instant created, double bytes) {
        static final Newest NONE = new Newest(Instant.MIN, Double.NaN);

        double age(Instant now) {
            return equals(NONE) ? Double.NaN : Duration.between(created, now).toMillis() / 1e3;
        }
    }

    /** Where the archive started from. */
    public enum Start {
        NONE,
        INDEX,
        COPY,
        LOG
    }

    public CopyMeters(MeterRegistry registry, InstantSource clock) {
        Gauge.builder("wireroom.archive.copies.age", newest, held -> held.get().age(clock.instant()))
                .baseUnit("seconds")
                .description("Age of the newest copy of the archive, as this process saw it; NaN if there is none")
                .register(registry);
        Gauge.builder("wireroom.archive.copies.size", newest, held -> held.get().bytes())
                .baseUnit("bytes")
                .description("Size of the newest copy of the archive; NaN if there is none")
                .register(registry);
        for (Start each : new Start[] {Start.INDEX, Start.COPY, Start.LOG}) {
            Gauge.builder("wireroom.archive.started", start, held -> held.get() == each ? 1 : 0)
                    .tag("from", each.name().toLowerCase(Locale.ROOT))
                    .description("1 for what the archive started from")
                    .register(registry);
        }
        bytes = Counter.builder("wireroom.archive.copies.sent")
                .baseUnit("bytes")
                .description("Bytes that were sent for copies of the archive")
                .register(registry);
        uploadFailures = failures(registry, "upload");
        downloadFailures = failures(registry, "download");
    }

    private static Counter failures(MeterRegistry registry, String operation) {
        return Counter.builder("wireroom.archive.copies.failures")
                .tag("operation", operation)
                .description("Copies of the archive that could not be uploaded or used")
                .register(registry);
    }

    public void started(Start from) {
        start.set(from);
    }

    @Override
    public void newest(Instant created, long bytes) {
        newest.set(new Newest(created, bytes));
    }

    @Override
    public void uploaded(long bytes) {
        this.bytes.increment((double) bytes);
    }

    @Override
    public void uploadFailed(Exception cause) {
        uploadFailures.increment();
        warning.warn(cause);
    }

    @Override
    public void downloadFailed(String reason) {
        downloadFailures.increment();
    }
}
