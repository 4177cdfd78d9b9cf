package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional requests (RFC 9110 §13) by date, for clients that do not store entity tags. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ValidatorsIT {
    private static final List<String> LISTS = List.of(
            "/v1/articles",
            "/v1/feed.json",
            "/v1/feed.rss",
            "/v1/feed.atom",
            "/v1/feed.ninjs",
            "/sitemap.xml",
            "/sitemaps/202503.xml");

    private static final AtomicLong IDS = new AtomicLong(850_000_001);

    private final PartnerClient everything = PartnerClient.of("everything");

    @BeforeEach
    void awaitTheArchive() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
    }

    /** Lists have no date: removed articles leave no date behind, and replicas would differ. */
    @Test
    void aListHasNoModificationDate() {
        long id = publish();
        PartnerClient.await(() -> everything.get("/v1/articles/" + id).statusCode() == 200);
        for (String path : LISTS) {
            assertThat(date(path)).as(path).isEmpty();
            assertThat(since(path, "Thu, 01 Jan 2099 00:00:00 GMT")).as(path).isEqualTo(200);
        }
    }

    @Test
    void anArticleSupportsConditionalRequests() {
        long id = publish();
        String path = "/v1/articles/" + id;
        Map<String, String> dates = settled(List.of(path + ".json", path + ".html", path + ".md", path + ".ninjs"));
        dates.forEach((each, date) -> assertThat(since(each, date)).as(each).isEqualTo(304));

        publish(id, "Corrected");
        PartnerClient.await(() -> new String(everything.get(path).body(), UTF_8).contains("Corrected"));
        dates.forEach((each, date) -> assertThat(since(each, date)).as(each).isEqualTo(200));
    }

    private int since(String path, String date) {
        return everything.get(path, "If-Modified-Since", date).statusCode();
    }

    /** Waits until all have a date, and returns the dates. */
    private Map<String, String> settled(Collection<String> paths) {
        PartnerClient.await(() -> paths.stream().allMatch(path -> date(path).isPresent()));
        return paths.stream().collect(toMap(path -> path, path -> date(path).orElseThrow()));
    }

    private Optional<String> date(String path) {
        return everything.get(path).headers().firstValue("Last-Modified");
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
