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

/** The published JSON Schemas, as a validator that is not ours reads them; formats count. */
public final class EventSchema {
    private static final Schema ARTICLE = load("article.json");
    private static final Schema JOURNAL = load("journal.json");
    private static final Schema STATEMENT = load("statement.json");

    private EventSchema() {}

    /** What is wrong with {@code json} as an event; empty if nothing is. */
    public static List<Error> problems(byte[] json) {
        return problems(ARTICLE, json);
    }

    /** What is wrong with {@code json} as an entry of the journal. */
    public static List<Error> problemsOfEntry(byte[] json) {
        return problems(JOURNAL, json);
    }

    /** What is wrong with a statement; empty if nothing is. */
    public static List<Error> problemsOfStatement(byte[] json) {
        return problems(STATEMENT, json);
    }

    private static List<Error> problems(Schema schema, byte[] json) {
        return schema.validate(
                new String(json, UTF_8),
                InputFormat.JSON,
                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema load(String name) {
        try (InputStream file = EventSchema.class.getResourceAsStream("/io/wireroom/schemas/" + name)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .replace("{public-url}", "https://wire.example");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
