package io.wireroom.config;

import io.quarkus.runtime.ExecutionMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings that depend on whether a Kafka is configured. {@code KAFKA_BOOTSTRAP_SERVERS} sets {@code
 * wireroom.kafka.bootstrap-servers}. If neither is set, the defaults in {@code io/wireroom/config/embedded.properties} apply, so
 * that the service starts without any settings. All other settings override them.
 *
 * <p>Only at runtime: a value that is found while Quarkus builds the package would become a default of the package, and reading
 * would be open in production.
 */
public final class EmbeddedDefaults implements ConfigSourceFactory {
    /** Below {@code application.properties} (250). */
    private static final int ORDINAL = 200;

    private static final String BOOTSTRAP_SERVERS = "wireroom.kafka.bootstrap-servers";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (ExecutionMode.current() == ExecutionMode.UNSET || value(context, BOOTSTRAP_SERVERS) != null) {
            return List.of();
        }
        String servers = value(context, "kafka.bootstrap.servers");
        return List.of(
                servers == null
                        ? embedded()
                        : new PropertiesConfigSource(
                                Map.of(BOOTSTRAP_SERVERS, servers), "KAFKA_BOOTSTRAP_SERVERS", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static @Nullable String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }

    private static ConfigSource embedded() {
        URL defaults = EmbeddedDefaults.class.getResource("embedded.properties");
        if (defaults == null) {
            throw new IllegalStateException("embedded.properties is missing from this package");
        }
        try {
            return new PropertiesConfigSource(defaults, ORDINAL);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded.properties can't be read", e);
        }
    }
}
