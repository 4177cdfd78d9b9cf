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

/** Figures on how the service stands; each is asked for whenever figures are taken. */
public final class ServiceMeters {
    private final MeterRegistry registry;

    public ServiceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    public void gauge(String name, String description, DoubleSupplier value) {
        gauge(name, null, description, value);
    }

    /** The bytes that a folder takes. */
    public void size(String name, String description, Path folder) {
        gauge(name, "bytes", description, () -> bytes(folder));
    }

    /** The disk that a folder is on. */
    public void disk(Path folder) {
        new DiskSpaceMetrics(folder.toFile()).bindTo(registry);
    }

    /**
     * Removes all of Wireroom's meters. The registry outlives an application that is started again in the same process (in
     * development, in tests), and would go on asking the objects of the one before.
     */
    public void removeAll() {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("wireroom."))
                .forEach(registry::remove);
    }

    private void gauge(String name, @Nullable String unit, String description, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble)
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum(); // 0 for one that a merge just took away
        } catch (IOException | UncheckedIOException notThere) {
            return 0;
        }
    }
}
