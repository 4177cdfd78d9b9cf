package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cached responses are equal to those of the resources. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ResponseCacheIT {
    private static final long ID = 830_000_001;

    private static final List<String> PATHS = List.of(
            "/v1/articles",
            "/v1/articles?limit=1&fields=article_id",
            "/v1/articles/" + ID,
            "/v1/articles/" + ID + ".html",
            "/v1/articles/" + ID + ".md",
            "/v1/feed",
            "/v1/feed.json?limit=2",
            "/v1/feed.rss",
            "/v1/feed.atom",
            "/v1/feed.ninjs");

    private static final List<String[]> HEADERS = List.of(
            new String[] {},
            new String[] {"Accept-Encoding", "gzip"},
            new String[] {"Accept-Encoding", "br, gzip;q=0"},
            new String[] {"If-None-Match", "\"another\", *"},
            new String[] {"If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT"},
            new String[] {"Accept", "*/*", "Accept-Encoding", "gzip"},
            new String[] {"Origin", "https://reader.example"});

    @Inject
    MeterRegistry meters;

    private final PartnerClient publisher = PartnerClient.of("publisher");
    private final PartnerClient everything = PartnerClient.of("everything");

    @BeforeEach
    void handInSome() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
        for (long id = ID; id < ID + 4; id++) {
            submit(id, "alpha", "First text");
        }
        for (long id = ID; id < ID + 4; id++) {
            awaitText(id, "First text");
        }
    }

    @Test
    void returnsTheSameResponse() {
        for (String path : PATHS) {
            for (String[] headers : HEADERS) {
                HttpResponse<byte[]> first;
                HttpResponse<byte[]> again;
                double before;
                int tries = 0;
                do { // articles of other tests may arrive in between
                    first = everything.get(path, headers);
                    before = repeated();
                    again = everything.get(path, headers);
                } while (repeated() == before && ++tries < 20);

                String what = path + " " + Arrays.toString(headers);
                assertThat(repeated()).as(what).isEqualTo(before + 1);
                assertThat(first.statusCode()).as(what).isIn(200, 304);
                assertThat(again.statusCode()).as(what).isEqualTo(first.statusCode());
                assertThat(headers(again)).as(what).isEqualTo(headers(first));
                assertThat(again.body()).as(what).isEqualTo(first.body());
            }
        }
    }

    @Test
    void respectsAccept() {
        String path = "/v1/articles/" + ID;
        for (int round = 0; round < 2; round++) {
            assertThat(type(path, "Accept", "text/markdown")).startsWith("text/markdown");
            assertThat(type(path, "Accept", "text/html")).startsWith("text/html");
            assertThat(type(path)).startsWith("application/json");
            assertThat(everything.get(path, "Accept", "image/png").statusCode()).isEqualTo(406);
        }
    }

    @Test
    void isInvalidatedByAnUpdate() {
        for (int revision = 2; revision < 12; revision++) {
            String text = "Text number " + revision;
            String cursor = next("");
            PATHS.forEach(everything::get);
            submit(ID, "alpha", text);
            String change = text(everything.get("/v1/changes?wait=30&cursor=" + cursor));
            assertThat(change).contains(text);
            for (String path : List.of("/v1/articles", "/v1/articles/" + ID, "/v1/feed.rss", "/v1/feed.atom")) {
                assertThat(text(everything.get(path))).as(path).contains(text);
            }
        }
    }

    @Test
    void isInvalidatedByAWithdrawal() {
        everything.get("/v1/articles/" + (ID + 1));
        assertThat(everything.get("/v1/articles/" + (ID + 1)).statusCode()).isEqualTo(200);
        String cursor = next("");

        publisher.send("POST", "/v1/articles", """
                +++
                article_id = %d
                status = "withdrawn"
                +++
                """.formatted(ID + 1));
        assertThat(text(everything.get("/v1/changes?wait=30&cursor=" + cursor))).contains("withdrawn");

        for (int round = 0; round < 2; round++) {
            assertThat(everything.get("/v1/articles/" + (ID + 1)).statusCode()).isEqualTo(410);
        }
        submit(ID + 1, "alpha", "First text again");
        awaitText(ID + 1, "First text again");
    }

    @Test
    void isSeparateForEachPartnersRights() {
        for (int round = 0; round < 2; round++) {
            for (String path : PATHS) {
                assertThat(everything.get(path).statusCode()).isEqualTo(200);
                assertThat(PartnerClient.withoutKey().get(path).statusCode()).isEqualTo(401);
                assertThat(PartnerClient.withKey("key-of-yesterday").get(path).statusCode())
                        .isEqualTo(401);
                assertThat(text(PartnerClient.of("energy").get(path))).doesNotContain("" + ID);
            }
        }
        assertThat(text(everything.get("/v1/articles/" + ID))).contains("https://everything.example/");
        assertThat(text(publisher.get("/v1/articles/" + ID))).contains(PartneredWireroom.MAIN_SITE);
    }

    @Test
    void countsAndLimitsCachedResponses() {
        long first = left(everything.get("/v1/articles"));
        double before = repeated();

        assertThat(left(everything.get("/v1/articles")))
                .as("charged, although the limit is refilled meanwhile")
                .isBetween(first - 1, PartneredWireroom.REQUESTS - 1);
        assertThat(everything.get("/v1/articles", "If-None-Match", "*").statusCode())
                .isEqualTo(304);
        assertThat(repeated()).isEqualTo(before + 2);
        assertThat(text(PartnerClient.withoutKey().get("/q/metrics")))
                .containsPattern("wireroom_partner_requests_total\\{partner=\"everything\",status=\"304\"");
    }

    /** The number of paths in metrics is limited: with one for each article, requests would no longer be counted. */
    @Test
    void hitsAreCountedByPathTemplate() {
        everything.get("/v1/articles/" + ID + ".json");
        double before = repeated();
        everything.get("/v1/articles/" + ID + ".json");
        assertThat(repeated()).isEqualTo(before + 1);

        assertThat(text(PartnerClient.withoutKey().get("/q/metrics")))
                .contains("uri=\"/v1/articles/{name}\"")
                .doesNotContain("uri=\"/v1/articles/" + ID);
    }

    private double repeated() {
        return meters.get("wireroom.response.cache.hits").counter().count();
    }

    private String next(String query) {
        String changes = text(everything.get("/v1/changes?limit=1000" + query));
        String next = changes.replaceFirst("(?s).*\"cursor\":\"([^\"]+)\"}$", "$1");
        return changes.contains("\"changes\":[]") ? next : next("&cursor=" + next);
    }

    private void submit(long id, String source, String text) {
        assertThat(publisher
                        .send("POST", "/v1/articles", """
                        +++
                        article_id = %d
                        title = "A title"
                        source = "%s"
                        status = "published"
                        +++
                        <p>%s</p>
                        """.formatted(id, source, text))
                        .statusCode())
                .isEqualTo(202);
    }

    private void awaitText(long id, String text) {
        PartnerClient.await(() -> text(everything.get("/v1/articles/" + id)).contains(text));
    }

    private String type(String path, String... headers) {
        return everything
                .get(path, headers)
                .headers()
                .firstValue("Content-Type")
                .orElse("");
    }

    private static long left(HttpResponse<byte[]> answer) {
        return Long.parseLong(
                answer.headers().firstValue("RateLimit").orElseThrow().replaceAll(".*;r=(\\d+);.*", "$1"));
    }

    /** Headers that do not depend on the time. */
    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.remove("RateLimit");
        headers.remove("Date");
        headers.remove("X-Request-Id");
        return headers;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }
}
