package io.wireroom.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.DoubleSupplier;

/** Figures on how the service stands. */
public final class ServiceMeters {
    private ServiceMeters() {}

    /**
     * Registers them; each supplier is asked whenever figures are taken.
     *
     * @param lag committed events that the archive has not taken in, -1 while unknown
     * @param foreign records of the feed that the archive could not read since its start
     * @param articles published articles in the archive
     * @param running 1 while the pipeline takes documents in, else 0
     */
    public static void register(
            MeterRegistry registry,
            DoubleSupplier lag,
            DoubleSupplier foreign,
            DoubleSupplier articles,
            DoubleSupplier running) {
        gauge(registry, "wireroom.archive.lag", "Committed events that the archive has not taken in", lag);
        gauge(registry, "wireroom.archive.foreign", "Records of the feed that could not be read", foreign);
        gauge(registry, "wireroom.archive.articles", "Published articles in the archive", articles);
        gauge(registry, "wireroom.pipeline.running", "1 while documents are taken in", running);
    }

    private static void gauge(MeterRegistry registry, String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble).description(description).register(registry);
    }
}
