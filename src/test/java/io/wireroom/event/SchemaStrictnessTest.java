package io.wireroom.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Validators in strict mode, such as Ajv's, refuse schemas in which a required member is declared elsewhere. */
class SchemaStrictnessTest {
    @ParameterizedTest
    @ValueSource(strings = {"article.json", "journal.json"})
    void requiredMembersAreDeclaredBesideTheRequirement(String name) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/io/wireroom/schemas/" + name)) {
            JsonNode schema = new ObjectMapper().readTree(Objects.requireNonNull(file));
            Set<String> undeclared = new TreeSet<>();
            collect(schema, "", undeclared);
            assertThat(undeclared).isEmpty();
        }
    }

    private static void collect(JsonNode schema, String path, Set<String> undeclared) {
        for (JsonNode required : schema.path("required")) {
            if (required.isTextual() && !schema.path("properties").has(required.asText())) {
                undeclared.add(path + ": " + required.asText());
            }
        }
        schema.properties().forEach(each -> collect(each.getValue(), path + "/" + each.getKey(), undeclared));
        if (schema.isArray()) {
            for (JsonNode each : schema) {
                collect(each, path + "/-", undeclared);
            }
        }
    }
}
