package io.wireroom.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The published JSON Schema of events, as a validator that is not ours reads it; formats count. */
public final class EventSchema {
    private static final Schema SCHEMA = load();

    private EventSchema() {}

    /** What is wrong with {@code json} as an event; empty if nothing is. */
    public static List<Error> problems(byte[] json) {
        return SCHEMA.validate(
                new String(json, UTF_8),
                InputFormat.JSON,
                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema load() {
        try (InputStream file = EventSchema.class.getResourceAsStream("/io/wireroom/schemas/article.json")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .replace("{public-url}", "https://wire.example");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
