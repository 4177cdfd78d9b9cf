package io.wireroom.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Defaults that hold only where no Kafka is configured, so that the first command serves something: {@code
 * io/wireroom/config/embedded.properties}. Any other setting overrides them.
 */
public final class EmbeddedDefaults implements ConfigSourceFactory {
    /** Below {@code application.properties} (250). */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return hasKafka(context) ? List.of() : List.of(read());
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static boolean hasKafka(ConfigSourceContext context) {
        return isSet(context.getValue("kafka.bootstrap.servers"))
                || isSet(context.getValue("wireroom.kafka.bootstrap-servers"));
    }

    private static boolean isSet(ConfigValue value) {
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }

    private static ConfigSource read() {
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
