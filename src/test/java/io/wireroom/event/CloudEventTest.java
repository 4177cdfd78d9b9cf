package io.wireroom.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudEventTest {
    @Test
    void writesHeadersInBinaryMode() {
        Article article = new RandomEditions(1).article();

        Map<String, String> headers = CloudEvent.headers(
                ChangeType.UPDATED, article, "https://news.example", "https://wire.example/v1/schemas/article.json");

        assertThat(headers)
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_type", "io.wireroom.article.updated"),
                        Map.entry("ce_source", "https://news.example"),
                        Map.entry("ce_id", article.id() + ":" + article.revision()),
                        Map.entry("ce_subject", article.id().toString()),
                        Map.entry("ce_time", article.updated().toString()),
                        Map.entry("ce_dataschema", "https://wire.example/v1/schemas/article.json"),
                        Map.entry("content-type", "application/json"));
    }

    @Test
    void roundTripsEveryChangeType() {
        for (ChangeType type : ChangeType.values()) {
            assertThat(CloudEvent.changeType(CloudEvent.TYPE_PREFIX + type)).contains(type);
        }
    }

    @Test
    void rejectsOtherTypes() {
        assertThat(CloudEvent.changeType("io.wireroom.article.UPDATED")).isEmpty();
        assertThat(CloudEvent.changeType("com.example.article.updated")).isEmpty();
        assertThat(CloudEvent.changeType("")).isEmpty();
    }
}
