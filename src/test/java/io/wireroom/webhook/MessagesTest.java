package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.ChangeType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private final FakeChanges changes = new FakeChanges();

    @ParameterizedTest
    @ValueSource(strings = {"article", "thin", "ninjs"})
    void writesEachFormat(String format) {
        changes.add(1, 2, ChangeType.UPDATED);
        PartnerWebhook route = Endpoints.route("daily", "https://daily.example/hook", "format: " + format);
        var page = changes.changes(PartitionOffsets.START, "log", AccessScope.ALL, PageSize.of(1))
                .orElseThrow();
        Message message = new Messages(changes)
                .of(
                        page.entries().getFirst(),
                        "AQ",
                        route.partner(),
                        route.webhook().format(),
                        0,
                        0);

        assertThat(new String(message.body(), UTF_8))
                .startsWith("{\"type\":\"article.updated\",\"timestamp\":\"")
                .endsWith(
                        switch (format) {
                            case "article" -> "\"cursor\":\"AQ\",\"data\":{\"article_id\":1,\"revision\":2}}";
                            case "thin" ->
                                "\"data\":{\"article_id\":1,\"revision\":2,\"status\":\"published\","
                                        + "\"canonical_url\":\"https://daily.example/p\"}}";
                            default -> "\"data\":{\"uri\":\"x\"}}";
                        });
    }
}
