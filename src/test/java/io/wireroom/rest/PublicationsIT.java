package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds, exports, sitemaps and pages of several publications. */
@QuarkusTest
@WithTestResource(RunningWireroom.class)
class PublicationsIT {
    private static final String DATE = "2023-02-03T04:05:06Z";

    private final WireroomClient client = new WireroomClient();
    private final long id = WireroomClient.newId();
    private final String source = "Source" + id;

    @BeforeEach
    void waitForTheArchive() {
        client.await("/v1/articles?limit=1", 200, "items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom"})
    void feedsAreReadBackByRome(String format) throws Exception {
        client.publish(id, source, "First & foremost", DATE);

        SyndFeed feed = rome("/v1/feed." + format + "?source=" + source);

        assertThat(feed.getEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.getTitle()).isEqualTo("First & foremost");
            assertThat(entry.getLink()).startsWith("https://site.example/202302/" + id + "-");
            assertThat(entry.getPublishedDate().toInstant()).isEqualTo(Instant.parse(DATE));
        });
    }

    @Test
    void feedPagesHaveNoGapsOrDuplicates() throws Exception {
        for (int i = 0; i < 5; i++) {
            client.publish(WireroomClient.newId(), source, "Number " + i, "2023-02-0" + (i + 1) + "T00:00:00Z");
        }
        List<String> titles = new ArrayList<>();
        String next = "/v1/feed.atom?limit=2&source=" + source;
        while (next != null) {
            SyndFeed feed = rome(next);
            feed.getEntries().stream().map(SyndEntry::getTitle).forEach(titles::add);
            next = feed.getLinks().stream()
                    .filter(link -> link.getRel().equals("next"))
                    .map(link -> client.here(link.getHref()))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(titles).containsExactly("Number 4", "Number 3", "Number 2", "Number 1", "Number 0");
    }

    @Test
    void robotsTxtListsSitemaps() {
        assertThat(client.get("/robots.txt").body())
                .contains("Disallow: /v1/", "Sitemap: https://site.example/sitemap.xml");
    }

    @Test
    void everyFeedContainsWithdrawals() {
        client.publish(id, source, "Soon gone", DATE);
        client.withdraw(id, source, "mistaken");

        assertThat(client.get("/v1/feed.atom?source=" + source).body())
                .contains("deleted-entry", "mistaken")
                .doesNotContain("Soon gone");
        assertThat(client.get("/v1/feed.rss?source=" + source).body()).contains("deleted-entry", "mistaken");
        assertThat(client.get("/v1/feed.json?source=" + source).body()).contains("\"withdrawn\"", "mistaken");
        assertThat(client.get("/v1/feed.ninjs?source=" + source).body()).contains("canceled");
        assertThat(client.get("/v1/articles?source=" + source).body()).contains("\"items\":[]");
    }

    @Test
    void acceptChoosesTheFeed() {
        assertThat(type(client.get("/v1/feed", "Accept", "application/atom+xml")))
                .isEqualTo("application/atom+xml");
        assertThat(type(client.get("/v1/feed", "Accept", "application/rss+xml, */*;q=0.1")))
                .isEqualTo("application/rss+xml");
        assertThat(type(client.get("/v1/feed"))).isEqualTo("application/feed+json");
        assertThat(client.get("/v1/feed", "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(client.get("/v1/feed.xml").statusCode()).isEqualTo(404);
        assertThat(client.get("/v1/feeds").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/feed.json", "/v1/feed.rss", "/v1/feed.atom", "/v1/feed.ninjs", "/v1/articles"})
    void listsHaveTheSameBytesUntilAChange(String path) {
        client.publish(id, source, "Once", DATE);
        HttpResponse<String> first = client.get(path + "?source=" + source);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        client.publish(WireroomClient.newId(), "Elsewhere", "Not here", DATE);

        assertThat(client.get(path + "?source=" + source).body()).isEqualTo(first.body());
        assertThat(client.get(path + "?source=" + source, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        client.publish(id, source, "Twice", DATE);
        assertThat(client.get(path + "?source=" + source, "If-None-Match", tag))
                .satisfies(changed -> assertThat(changed.statusCode()).isEqualTo(200))
                .satisfies(changed -> assertThat(changed.body()).contains("Twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/snapshot", "/v1/feed.json", "/v1/changes?limit=1000"})
    void compressedContentIsEqual(String path) throws IOException {
        client.publish(id, source, "Compressed", DATE);

        HttpResponse<byte[]> compressed = client.bytes(path, "Accept-Encoding", "gzip");

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(plain.readAllBytes(), UTF_8))
                    .isEqualTo(client.get(path).body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/snapshot", "/v1/hugo.tar.gz"})
    void exportsAreConditional(String path) {
        client.publish(id, source, "Exported", DATE);
        HttpResponse<byte[]> first = client.bytes(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(client.bytes(path).body()).isEqualTo(first.body());
        assertThat(client.bytes(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        client.publish(id, source, "Exported again", DATE);
        assertThat(client.bytes(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void sitemapsListEveryPage() {
        String path = "/202302/" + id + "-größe";
        client.put("""
                +++
                title = "Größe"
                date = "%s"
                article_id = %d
                source = "%s"
                url = "%s"
                +++
                Body.
                """.formatted(DATE, id, source, path));
        client.await("/v1/articles/" + id + ".json", 200, "url");

        assertThat(client.get("/sitemap.xml").body()).contains("<loc>https://site.example/sitemaps/202302.xml</loc>");
        assertThat(client.get("/sitemaps/202302.xml").body())
                .contains("<loc>https://site.example/202302/" + id + "-gr%C3%B6%C3%9Fe</loc>");
        assertThat(client.get("/sitemaps/202302-2.xml").statusCode()).isEqualTo(404);
        assertThat(client.get("/sitemaps/190001.xml").statusCode()).isEqualTo(404);
        assertThat(client.get("/sitemaps/202313.xml").statusCode()).isEqualTo(404);
        assertThat(client.get("/202302/" + id + "-gr%C3%B6%C3%9Fe").statusCode())
                .isEqualTo(200);
        assertThat(client.get("/202302/" + id + "-x").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/202302/" + id + "-gr%C3%B6%C3%9Fe"));
    }

    @Test
    void newsSitemapContainsRecentArticlesOnly() {
        long old = WireroomClient.newId();
        client.publish(old, source, "Old news", DATE);
        client.publish(id, source, "Fresh news", Instant.now().minusSeconds(60).toString());

        assertThat(client.get("/sitemap-news.xml").body())
                .contains("<news:title>Fresh news</news:title>")
                .doesNotContain("Old news");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "text", "/;"})
    void rejectsAnInvalidAccept(String accept) {
        client.publish(id, source, "Here", DATE);
        assertThat(client.get("/v1/articles/" + id, "Accept", accept).statusCode())
                .isEqualTo(406);
        assertThat(client.get("/v1/feed", "Accept", accept).statusCode()).isEqualTo(406);
    }

    @Test
    void anArticleHasItsPageUntilItIsWithdrawn() {
        client.publish(id, source, "A page", DATE);
        String path = "/202302/" + id + "-a-page";

        HttpResponse<String> page = client.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>A page</h1>");
        for (String html : List.of(path, "/v1/articles/" + id + ".html", "/v1/problems", "/v1/problems/not-found")) {
            assertThat(client.get(html).headers().firstValue("Content-Security-Policy"))
                    .as(html)
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("default-src 'none'", "style-src", "frame-ancestors 'none'"));
        }
        HttpResponse<String> elsewhere = client.get("/202301/" + id + "-other");
        assertThat(elsewhere.statusCode()).isEqualTo(301);
        assertThat(elsewhere.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(path));
        assertThat(client.get("/202302/999999999-x").statusCode()).isEqualTo(404);

        for (String query : List.of("utm_source=qr", "fbclid=x", "gclid=1&mc_cid=2", "share=1", "colour")) {
            HttpResponse<String> shared = client.get(path + "?" + query);
            assertThat(shared.statusCode()).as(query).isEqualTo(200);
            assertThat(shared.body())
                    .isEqualTo(page.body())
                    .contains("<link rel=\"canonical\" href=\"https://site.example" + path + "\">");
            assertThat(client.get("/sitemap.xml?" + query).statusCode()).isEqualTo(200);
        }

        client.withdraw(id, source, "mistaken");
        assertThat(client.get(path))
                .satisfies(gone -> assertThat(gone.headers().firstValue("Content-Security-Policy"))
                        .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'")))
                .satisfies(gone -> assertThat(gone.statusCode()).isEqualTo(410))
                .satisfies(gone -> assertThat(gone.body()).contains("mistaken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/feed.rss",
                "/v1/articles",
                "/v1/changes",
                "/v1/changes/stream",
                "/v1/snapshot",
                "/v1/hugo.tar.gz",
                "/sitemap.xml",
                "/sitemap-news.xml"
            })
    void headEqualsGetAndOptionsReturnsAllowedMethods(String path) throws IOException {
        client.publish(id, source, "Headed", DATE);
        HttpResponse<byte[]> head = client.head(path);
        var get = client.stream(path);
        get.body().close();

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("Content-Type", "ETag", "Cache-Control", "Vary", "Link")) {
            assertThat(head.headers().allValues(name))
                    .as(name)
                    .isEqualTo(get.headers().allValues(name));
        }
        assertThat(client.options(path).headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "HEAD"));
    }

    @Test
    void rejectsUnknownParameters() {
        for (String path : List.of("/v1/feed.rss", "/v1/feed")) {
            assertThat(client.get(path + "?limit=201").body()).contains("\"parameter\":\"limit\"");
            assertThat(client.get(path + "?since=yesterday").body()).contains("\"parameter\":\"since\"");
            assertThat(client.get(path + "?fields=title").body()).contains("unknown-parameter");
        }
        for (String path : List.of("/v1/snapshot", "/v1/hugo.tar.gz")) {
            assertThat(client.get(path + "?limit=2").statusCode()).isEqualTo(400);
        }
        assertThat(client.get("/v1/hugo.tar.gz?cursor=nonsense").body()).contains("bad-cursor");
    }

    private SyndFeed rome(String path) throws Exception {
        byte[] bytes = client.bytes(path).body();
        return new SyndFeedInput().build(new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8));
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
