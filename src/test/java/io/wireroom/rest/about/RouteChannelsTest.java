package io.wireroom.rest.about;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RoutesFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteChannelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void describesEachTopicOnce() throws IOException {
        JsonNode document = described("""
                routes:
                - {name: a, topic: news.a, format: article}
                - {name: b, topic: news.a, format: article}
                - {name: c, topic: news.c, format: ninjs}
                - {name: d, topic: news.d, format: hugo}
                """);

        JsonNode channels = document.path("channels");
        assertThat(channels.path("route1").path("address").textValue()).isEqualTo("news.a");
        assertThat(channels.path("route1").path("description").textValue()).contains("a, b");
        assertThat(channels.path("route2").path("address").textValue()).isEqualTo("news.c");
        assertThat(channels.has("route4")).isFalse();
        assertThat(channels.has("normalized")).isTrue();
        for (int i = 1; i <= 3; i++) {
            for (JsonNode message : channels.path("route" + i).path("messages")) {
                String pointer = message.path("$ref").textValue().substring(1);
                assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse();
            }
            assertThat(document.path("operations").has("route" + i)).isTrue();
        }
    }

    @Test
    void withoutRoutesTheDocumentStaysAsItIs() throws IOException {
        assertThat(described("routes: []")).isEqualTo(JSON.readTree(document()));
    }

    private static JsonNode described(String yaml) throws IOException {
        return switch (RoutesFile.read(yaml, Set.of(), "w-")) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> JSON.readTree(RouteChannels.in(document(), table));
            case RoutesFile.ParseResult.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String document() throws IOException {
        try (InputStream file = RouteChannelsTest.class.getResourceAsStream("/io/wireroom/schemas/asyncapi.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }
}
