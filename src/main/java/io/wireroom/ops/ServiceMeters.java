package io.wireroom.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gauges of the service's state, evaluated at each scrape. */
public final class ServiceMeters {
    private final MeterRegistry registry;

    public ServiceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    public void gauge(String name, String description, DoubleSupplier value) {
        gauge(name, null, description, value);
    }

    /** Gauge of the total size in bytes of the files directly in {@code folder}. */
    public void size(String name, String description, Path folder) {
        gauge(name, "bytes", description, () -> bytes(folder));
    }

    /** Gauges of free and total space of the disk that contains {@code folder}. */
    public void disk(Path folder) {
        new DiskSpaceMetrics(folder.toFile()).bindTo(registry);
    }

    /**
     * Removes all of Wireroom's meters. The registry outlives an application that is restarted in the same process (in
     * development and tests) and would otherwise keep evaluating gauges of the previous instance.
     */
    public void removeAll() {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("wireroom."))
                .forEach(registry::remove);
    }

    public void gauge(String name, @Nullable String unit, String description, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble)
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    /** Total size in bytes of the files directly in {@code folder}; 0 if it does not exist. */
    public static long bytes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            // The length is 0 for a file that a concurrent merge deletes.
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException notThere) {
            return 0;
        }
    }
}
