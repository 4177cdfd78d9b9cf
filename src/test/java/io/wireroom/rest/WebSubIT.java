package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds that need no key, and the hub that is told of their changes. */
@QuarkusTest
@WithTestResource(HubbedWireroom.class)
class WebSubIT {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String FEEDPARSER = """
            import feedparser, sys
            for url in sys.argv[1:]:
                print([link.href for link in feedparser.parse(url).feed.links if link.rel in ("hub", "self")])
            """;
    private static final String HUB = ConfigProvider.getConfig().getValue("wireroom.websub.hubs", String.class);
    private static final String PUBLIC_URL = "http://localhost:8080";

    @Inject
    MeterRegistry meters;

    private final PartnerClient nobody = PartnerClient.withoutKey();
    private final PartnerClient publisher = PartnerClient.of("publisher");

    @BeforeEach
    void start() {
        PartnerClient.await(() -> nobody.get("/v1/feed.rss").statusCode() == 200);
    }

    @Test
    void publicFeedsComeFromTheResponseCache() {
        double before;
        HttpResponse<byte[]> first;
        HttpResponse<byte[]> again;
        int tries = 0;
        do { // articles of other tests may arrive in between
            first = nobody.get("/v1/feed.rss");
            before = hits();
            again = nobody.get("/v1/feed.rss");
        } while (hits() == before && ++tries < 20);
        assertThat(hits()).isEqualTo(before + 1);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void articlesInTheResponseCacheStillNeedAKey() {
        publisher.get("/v1/articles");
        assertThat(publisher.get("/v1/articles").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/v1/articles").statusCode()).isEqualTo(401);
    }

    private double hits() {
        return meters.counter("wireroom.response.cache.hits").count();
    }

    private void hand(long id, String title, String more) {
        hand(id, title, "R&D", more);
    }

    private void hand(long id, String title, String tag, String more) {
        publisher.send("POST", "/v1/articles", """
                +++
                title = "%s"
                article_id = %d
                source = "alpha"
                tags = ["%s"]
                %s+++
                Text.
                """.formatted(title, id, tag, more));
    }

    private static List<String> topics() {
        try (InputStream forms = URI.create(HUB).toURL().openStream()) {
            return new String(forms.readAllBytes(), UTF_8)
                    .lines()
                    .map(form -> URLDecoder.decode(form.substring(form.indexOf("hub.topic=") + 10), UTF_8))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String text(String path) {
        return new String(nobody.get(path).body(), UTF_8);
    }

    @Test
    void announcedChangesAreInTheFeed() {
        String topic = PUBLIC_URL + "/v1/feed.atom?order=updated&tag=R%26D";
        int before = topics().size();
        hand(943000001, "Told", "");
        PartnerClient.await(() -> topics().stream().skip(before).anyMatch(topic::equals));
        assertThat(text(topic.substring(PUBLIC_URL.length()))).contains("Told");
        List<String> others = List.of(
                PUBLIC_URL + "/v1/feed.rss",
                PUBLIC_URL + "/v1/feed.json?order=updated&source=alpha",
                PUBLIC_URL + "/news",
                PUBLIC_URL + "/news/tags/R%26D");
        PartnerClient.await(() -> topics().containsAll(others)); // one ping after the other

        int withdrawn = topics().size();
        hand(943000001, "Told", "status = \"withdrawn\"\n");
        PartnerClient.await(() -> topics().stream().skip(withdrawn).anyMatch(topic::equals));
        assertThat(text("/v1/feed.atom?order=updated&tag=R%26D")).contains("deleted-entry");
    }

    @Test
    void anEmbargoedArticleIsNotAnnounced() {
        hand(943000003, "Later", "Later", "publishDate = \"2999-01-01T00:00:00Z\"\n");
        PartnerClient.await(
                () -> new String(PartnerClient.of("operator").get("/v1/held").body(), UTF_8).contains("943000003"));
        hand(943000002, "Now", "Now", "");

        // pings of a later change come after those of an earlier one
        PartnerClient.await(() -> topics().contains(PUBLIC_URL + "/news/tags/Now"));
        hand(943000007, "Next", "Next", "");
        PartnerClient.await(() -> topics().contains(PUBLIC_URL + "/news/tags/Next"));
        assertThat(topics()).noneMatch(topic -> topic.contains("Later"));
    }

    @Test
    void feedsAndListsContainTheHubAndTheirTopic() {
        for (String path : List.of(
                "/v1/feed.rss",
                "/v1/feed.atom?order=updated",
                "/v1/feed.json?order=updated&source=alpha",
                "/news",
                "/news/sources/alpha")) {
            hand(943000004, "Named", "");
            PartnerClient.await(() -> nobody.get(path).statusCode() == 200);
            assertThat(nobody.get(path).headers().firstValue("Link").orElseThrow())
                    .as(path)
                    .startsWith("<" + HUB + ">; rel=\"hub\", <" + PUBLIC_URL + path + ">; rel=\"self\"");
        }
        assertThat(text("/v1/feed.rss")).contains("<atom:link rel=\"hub\" href=\"" + HUB + "\"/>");
        assertThat(text("/v1/feed.atom")).contains("<link rel=\"hub\" href=\"" + HUB + "\"/>");
        assertThat(text("/v1/feed.json")).contains("\"hubs\":[{\"type\":\"WebSub\",\"url\":\"" + HUB + "\"}]");
        for (String path : List.of("/v1/feed.rss?limit=1", "/v1/feed.rss?tag=R%26D", "/v1/feed.ninjs")) {
            assertThat(nobody.get(path).headers().firstValue("Link").orElse(""))
                    .as(path)
                    .doesNotContain("hub");
            assertThat(text(path)).as(path).doesNotContain(HUB);
        }
    }

    @Test
    void feedsForAKeyContainNoHub() {
        for (String partner : List.of("alpha", "everything")) {
            HttpResponse<byte[]> feed = PartnerClient.of(partner).get("/v1/feed.rss");
            assertThat(feed.headers().firstValue("Link").orElse("")).doesNotContain("hub");
            assertThat(new String(feed.body(), UTF_8)).doesNotContain(HUB);
        }
        assertThat(PartnerClient.withKey("key-of-another").get("/v1/feed.rss").statusCode())
                .isEqualTo(401);
        assertThat(nobody.get("/v1/articles").statusCode()).isEqualTo(401);
    }

    @Test
    void pagesLinkToPublicFeeds() {
        hand(943000005, "Listed", "");
        PartnerClient.await(() -> text("/news").contains("Listed"));
        assertThat(Jsoup.parse(text("/news")).select("link[rel=alternate]")).hasSize(3);
    }

    @Test
    void metersCountThePings() {
        hand(943000006, "Counted", "");
        PartnerClient.await(() -> text("/q/metrics")
                .lines()
                .anyMatch(line -> line.startsWith("wireroom_websub_pings_total{")
                        && line.contains("result=\"delivered\"")
                        && !line.endsWith(" 0.0")));
        assertThat(text("/q/metrics")).contains("wireroom_websub_waiting{");
    }

    @Test
    void feedparserFindsTheHub() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "skipped: there is no " + PYTHON);
        Process process = new ProcessBuilder(
                        PYTHON,
                        "-c",
                        FEEDPARSER,
                        PartnerClient.base() + "/v1/feed.rss",
                        PartnerClient.base() + "/v1/feed.atom?order=updated")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assumeTrue(process.exitValue() == 0, "skipped: " + PYTHON + " has no module feedparser");

        assertThat(printed.lines())
                .containsExactly(
                        "['" + HUB + "', '" + PUBLIC_URL + "/v1/feed.rss']",
                        "['" + HUB + "', '" + PUBLIC_URL + "/v1/feed.atom?order=updated']");
    }
}
