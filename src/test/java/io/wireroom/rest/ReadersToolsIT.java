package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.rest.http.HttpDate;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behaviour that feed readers, browsers, crawlers, caches and shared links rely on. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ReadersToolsIT {
    private final PartnerClient everything = PartnerClient.of("everything");
    private final PartnerClient nobody = PartnerClient.withoutKey();

    @BeforeEach
    void awaitTheArchive() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/feed.rss",
                "/v1/feed.atom",
                "/v1/changes",
                "/v1/changes/stream",
                "/v1/snapshot",
                "/v1/hugo.tar.gz",
                "/v1/me",
                "/sitemap.xml",
                "/robots.txt"
            })
    void acceptsAKeyAsBasicPasswordWithAnyUserName(String path) {
        for (String name : List.of("reader", "", "Jürgen", "key-of-nobody")) {
            assertThat(status(path, basic(name + ":key-of-alpha"))).as(name).isEqualTo(200);
        }
        assertThat(status(path, basic("key-of-alpha:"))).isEqualTo(401);
        assertThat(status(path, basic("key-of-alpha"))).isEqualTo(401);
        assertThat(status(path, basic("reader:key-of-nobody"))).isEqualTo(401);
        assertThat(status(path, "Basic *")).isEqualTo(401);
    }

    @Test
    void basicAndBearerAuthenticateTheSamePartner() {
        HttpResponse<byte[]> basic = nobody.get("/v1/me", "Authorization", basic("anyone:key-of-energy"));

        assertThat(text(basic)).contains("\"name\":\"energy\"");
        assertThat(header(basic, "RateLimit")).startsWith("\"default\";r=");
    }

    @Test
    void explainsWhereToSendAKey() {
        assertThat(text(nobody.get("/v1/articles?key=key-of-alpha"))).contains("Authorization", "have it changed");
        assertThat(text(nobody.get("/v1/articles", "X-Api-Key", "key-of-alpha")))
                .contains("Authorization");
        assertThat(text(nobody.get("/v1/articles", "Authorization", "key-of-alpha")))
                .contains("after Bearer");
        assertThat(text(nobody.get("/v1/articles", "Authorization", basic("key-of-alpha:"))))
                .contains("the key is the password");
        assertThat(text(everything.get("/v1/articles?access_token=key-of-alpha")))
                .contains("Authorization");
        assertThat(text(PartnerClient.withKey("key-of-yesterday").get("/v1/articles")))
                .contains("has ended");
        assertThat(text(PartnerClient.withKey("key-of-nobody").get("/v1/articles")))
                .contains("not known");
        for (String query : List.of("key=key-of-alpha", "limit=1")) {
            assertThat(text(nobody.get("/v1/articles?" + query)))
                    .as("nothing that was sent comes back")
                    .doesNotContain("key-of-alpha");
        }
    }

    @Test
    void everyProblemHasARequestId() {
        HttpResponse<byte[]> chosen = nobody.get("/v1/articles", "X-Request-Id", "Ticket-4711");
        assertThat(text(chosen)).contains("\"request_id\":\"Ticket-4711\"");
        assertThat(header(chosen, "X-Request-Id")).isEqualTo("Ticket-4711");

        HttpResponse<byte[]> made = nobody.get("/v1/nothing", "X-Request-Id", "<script>");
        assertThat(header(made, "X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(text(made)).contains("\"request_id\":\"" + header(made, "X-Request-Id") + '"');
        assertThat(header(everything.get("/v1/articles"), "X-Request-Id"))
                .isNotEqualTo(header(everything.get("/v1/articles"), "X-Request-Id"));
    }

    /** Responses of resources, from the cache, of problems, without a body, and of Quarkus. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/articles/1",
                "/v1/nothing",
                "/nothing",
                "/v1/problems",
                "/assets/none",
                "/q/health/live",
                "/q/metrics"
            })
    void everyResponseHasDateAndSecurityHeaders(String path) {
        for (String tag : List.of("\"none\"", "*")) {
            HttpResponse<byte[]> answer = everything.get(path, "If-None-Match", tag);
            Instant date = HttpDate.read(header(answer, "Date")).orElseThrow();
            assertThat(Duration.between(date, Instant.now())).isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1));
            assertThat(answer.headers().allValues("Date")).hasSize(1);
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/articles             | Accept-Encoding, Authorization
            /v1/feed.rss             | Accept-Encoding, Authorization
            /v1/feed                 | Accept, Accept-Encoding, Authorization
            /v1/changes              | Accept-Encoding, Authorization
            /v1/snapshot             | Accept-Encoding, Authorization
            /sitemap.xml             | Accept-Encoding, Authorization
            /v1/problems             | Accept-Encoding
            /v1/schemas/article.json | Accept-Encoding
            """)
    void varyListsTheRelevantHeaders(String path, String vary) {
        HttpResponse<byte[]> answer = everything.get(path);

        assertThat(String.join(", ", answer.headers().allValues("Vary"))).isEqualTo(vary + ", Origin");
        assertThat(everything
                        .get(path, "If-None-Match", header(answer, "ETag"))
                        .headers()
                        .allValues("Vary"))
                .isEqualTo(answer.headers().allValues("Vary"));
    }

    @Test
    void rejectsUnknownSourcesWithTheirName() {
        submit(860_000_001, "alpha");
        String never = text(PartnerClient.of("alpha").get("/v1/articles?source=none-such", "X-Request-Id", "r"));

        assertThat(never).contains("\"parameter\":\"source\"", "value 1").doesNotContain("none-such");
        assertThat(text(PartnerClient.of("alpha").get("/v1/articles?source=alpha,beta")))
                .contains("value 2");
        assertThat(text(PartnerClient.of("alpha").get("/v1/articles?source=beta", "X-Request-Id", "r")))
                .as("what a partner may not see is as unknown as what is not there")
                .isEqualTo(never);
        assertThat(everything.get("/v1/feed.rss?source=Alpha").statusCode())
                .as("case counts")
                .isEqualTo(400);
        assertThat(everything.get("/v1/feed.rss?source=alpha").statusCode()).isEqualTo(200);
        assertThat(everything.get("/v1/articles?source=ibn").statusCode())
                .as("one of the registry that has nothing yet")
                .isEqualTo(200);
    }

    @Test
    void ignoresTrackingParameters() {
        submit(860_000_002, "alpha");
        submit(860_000_003, "alpha");
        HttpResponse<byte[]> plain = everything.get("/v1/feed.atom?limit=1");
        HttpResponse<byte[]> tracked = everything.get("/v1/feed.atom?utm_source=qr&limit=1&FBCLID=x");

        assertThat(tracked.statusCode()).isEqualTo(200);
        assertThat(text(tracked)).isEqualTo(text(plain));
        assertThat(header(tracked, "ETag")).isEqualTo(header(plain, "ETag"));
        assertThat(header(tracked, "Link")).isEqualTo(header(plain, "Link")).contains("cursor=");
        assertThat(everything.get("/v1/articles?utm_source=x&colour=red").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/feed.rss?limit=1           | <title>%s</title>
            /v1/feed.atom?limit=1          | <title>%s</title>
            /v1/feed.json?limit=1          | "title":"%s"
            /v1/articles/860000004.html    | <meta property="og:site_name" content="%s">
            /v1/articles/860000004.html    | "publisher":{"@type":"Organization","name":"%s"
            /sitemap-news.xml              | <news:name>%s</news:name>
            """)
    void usesThePartnersPublicationName(String path, String name) {
        submit(860_000_004, "alpha");

        assertThat(text(everything.get(path)))
                .contains(name.formatted("The Whole"))
                .doesNotContain("Wireroom</");
        assertThat(text(PartnerClient.of("publisher").get(path)))
                .contains(name.formatted("Wireroom"))
                .doesNotContain("The Whole");
    }

    @Test
    void usesThePublicationsLanguageForArticlesWithoutOne() {
        submit(860_000_004, "alpha");

        assertThat(text(everything.get("/sitemap-news.xml"))).contains("<news:language>nb</news:language>");
        assertThat(text(PartnerClient.of("publisher").get("/sitemap-news.xml")))
                .contains("<news:language>en</news:language>")
                .doesNotContain("<news:language>nb</news:language>");
    }

    private void submit(long id, String source) {
        String document = """
                +++
                title = "A title"
                source = "%s"
                article_id = %d
                +++
                Text
                """.formatted(source, id);
        assertThat(PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode())
                .isEqualTo(202);
        PartnerClient.await(() -> everything.get("/v1/articles/" + id).statusCode() == 200);
    }

    private int status(String path, String authorization) {
        return nobody.status(path, "Authorization", authorization);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }
}
