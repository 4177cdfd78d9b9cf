package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional requests (RFC 9110 §13) by date, for clients that keep no entity tag. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ValidatorsIT {
    private static final AtomicLong IDS = new AtomicLong(850_000_001);

    private final PartnerClient everything = PartnerClient.of("everything");

    @BeforeEach
    void awaitTheArchive() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/feed.json",
                "/v1/feed.rss",
                "/v1/feed.atom",
                "/v1/feed.ninjs",
                "/sitemap.xml",
                "/sitemaps/202503.xml"
            })
    void aListIsSentAgainOnlyToWhomHasNotSeenItsLastChange(String path) {
        publish();
        String date = settled(path);
        assertThat(everything.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(304);
        assertThat(everything
                        .get(path, "If-Modified-Since", "Sat, 01 Mar 2025 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);

        long id = publish();
        PartnerClient.await(() -> everything.get("/v1/articles/" + id).statusCode() == 200);
        assertThat(everything.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {".json", ".html", ".md", ".ninjs"})
    void anArticleIsSentAgainOnlyToWhomHasNotSeenItsLastRevision(String extension) {
        long id = publish();
        String path = "/v1/articles/" + id + extension;
        String date = settled(path);
        assertThat(everything.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(304);

        publish(id, "Corrected");
        PartnerClient.await(
                () -> new String(everything.get("/v1/articles/" + id).body(), UTF_8).contains("Corrected"));
        assertThat(everything.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    /** The date, as soon as there is one. */
    private String settled(String path) {
        PartnerClient.await(() -> date(everything.get(path)).isPresent());
        return date(everything.get(path)).orElseThrow();
    }

    private static Optional<String> date(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Last-Modified");
    }

    private static long publish() {
        return publish(IDS.getAndIncrement(), "A title");
    }

    private static long publish(long id, String title) {
        String document =
                "+++\ntitle = \"%s\"\ndate = 2025-03-02T08:00:00Z\nsource = \"alpha\"\narticle_id = %d\n+++\nText\n"
                        .formatted(title, id);
        assertThat(PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode())
                .isEqualTo(202);
        return id;
    }
}
