package io.wireroom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets from a service that is open to all. */
@QuarkusTest
@WithTestResource(RunningWireroom.class)
class StartPageIT {
    private static final int LARGEST = 100_000;
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

    private final WireroomClient client = new WireroomClient();

    @BeforeEach
    void waitForTheArchive() {
        client.await("/v1/articles?limit=1", 200, "items");
    }

    @Test
    void theStartPageShowsTheArchivesStateAndExamples() {
        client.publish(WireroomClient.newId(), "Harbor", "Ferries return", "2023-02-03T04:05:06Z");
        Document page = Jsoup.parse(client.get("/").body());

        assertThat(page.select(".state").text()).matches("[0-9,]+ articles?, the last change of .* UTC; .*");
        assertThat(page.select("pre").eachText())
                .hasSize(3)
                .anySatisfy(command -> assertThat(command).contains("curl --data-binary", "/v1/articles"))
                .anySatisfy(command -> assertThat(command).contains("limit=3"))
                .anySatisfy(command -> assertThat(command).contains("kcat", "articles.normalized"));
        assertThat(page.select("link[rel=alternate]").eachAttr("type"))
                .containsExactly("application/rss+xml", "application/atom+xml", "application/feed+json");
    }

    @Test
    void everyLinkOfTheStartPageWorks() {
        List<String> links =
                Jsoup.parse(client.get("/").body()).select("[href]").eachAttr("href");

        assertThat(links).contains("/docs", "/docs/api/", "/q/health", "/q/metrics", "/news", "/favicon.ico");
        for (String link : links) {
            assertThat(client.get(link).statusCode()).as(link).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/news", "/docs", "/docs/settings", "/docs/runbook"})
    void pagesAreSelfContainedAndConditional(String path) {
        HttpResponse<String> page = client.get(path);
        String tag = page.headers().firstValue("ETag").orElseThrow();

        assertThat(page.body().length()).isLessThan(LARGEST);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "style-src 'sha256-", "frame-ancestors 'none'")
                        .doesNotContain("unsafe-inline"));
        Document document = Jsoup.parse(page.body());
        assertThat(document.select("script, iframe, object, style[src], link[rel=stylesheet], [style]"))
                .isEmpty();
        assertThat(document.select("[src]").eachAttr("src")).allMatch(source -> source.startsWith("/"));
        assertThat(client.get(path + "?utm_source=mail", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void iconsAreCachedForADay() {
        HttpResponse<byte[]> icon = client.bytes("/favicon.ico");

        assertThat(icon.headers().firstValue("Cache-Control")).contains("public, max-age=86400");
        assertThat(icon.body()).startsWith(0, 0, 1, 0, 1, 0);
        assertThat(client.get("/favicon.svg").body()).startsWith("<svg");
        String tag = icon.headers().firstValue("ETag").orElseThrow();
        assertThat(client.get("/favicon.ico", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void theGuidesAreShownWithTheirAnchors() {
        assertThat(client.get("/docs").body()).contains("href=\"/docs/partners\"", "href=\"/docs/decisions\"");
        for (String index : List.of("/docs", "/docs/decisions")) {
            for (String link : Jsoup.parse(client.get(index).body())
                    .select("main a[href^=/]")
                    .eachAttr("href")) {
                assertThat(client.get(link).statusCode()).as(link).isEqualTo(200);
            }
        }
        assertThat(client.get("/docs/runbook").body()).contains("<h2 id=\"wireroomdown\">", "href=\"/docs/metrics\"");
        assertThat(client.get("/docs/examples/sync.sh").headers().firstValue("Content-Type"))
                .contains("text/plain;charset=UTF-8");
        for (String path : List.of("/docs/nothing", "/docs/README.md", "/docs/..%2f..%2fpom.xml")) {
            assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void everyAlertLinksToAServedRunbookSection() {
        Document runbook = Jsoup.parse(client.get("/docs/runbook").body());
        List<String> anchors = client.get("/docs/alerts.yaml")
                .body()
                .lines()
                .filter(line -> line.contains("runbook_url: "))
                .map(line -> line.substring(line.indexOf("/docs/runbook#") + "/docs/runbook#".length()))
                .toList();

        assertThat(anchors)
                .hasSizeGreaterThan(20)
                .allSatisfy(anchor ->
                        assertThat(runbook.getElementById(anchor)).as(anchor).isNotNull());
    }

    @Test
    void swaggerUiHasNoInlineScripts() {
        for (String path : List.of("/docs/api", "/docs/api/")) {
            HttpResponse<String> console = client.get(path);
            assertThat(console.statusCode()).isEqualTo(200);
            assertThat(console.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).contains("script-src 'self';", "connect-src 'self'"));
            Document page = Jsoup.parse(console.body());
            assertThat(page.select("script:not([src])")).isEmpty();
            for (String file : page.select("script[src]").eachAttr("src")) {
                assertThat(client.get(file).statusCode()).as(file).isEqualTo(200);
            }
        }
        assertThat(client.get("/q/swagger-ui/swagger-ui.css").statusCode()).isEqualTo(200);
        assertThat(client.get("/docs/api/console.css").body()).doesNotContain("url(");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/articles/999999998, 404, Nothing exists at this URL",
        "/nowhere, 404, Nothing exists at this URL",
        "/v1/articles?colour=mauve, 400, The request has an unknown parameter",
        "/v1/import, 405, The method is not allowed for this URL"
    })
    void browsersGetProblemsAsPages(String path, int status, String title) {
        HttpResponse<String> page = client.get(path, "Accept", BROWSER);
        HttpResponse<String> document = client.get(path);

        assertThat(page.statusCode()).isEqualTo(status).isEqualTo(document.statusCode());
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(document.headers().firstValue("Content-Type")).contains("application/problem+json");
        for (HttpResponse<String> each : List.of(page, document)) {
            assertThat(each.headers().allValues("Vary")).contains("Accept");
            assertThat(each.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(page.headers().firstValue("Allow"))
                .isEqualTo(document.headers().firstValue("Allow"));
        Document html = Jsoup.parse(page.body());
        assertThat(html.select("h1").text()).isEqualTo(title);
        assertThat(html.select("code").text())
                .isEqualTo(page.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(document.body()).contains(html.select("dd a").attr("href"));
        assertThat(page.body()).doesNotContain("mauve", "999999998", "nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "Text/HTML;q=0.9, */*;q=0.8",
                "application/xhtml+xml",
                "application/json;q=0.8, text/html"
            })
    void respectsThePreferenceForHtml(String accept) {
        assertThat(client.get("/nowhere", "Accept", accept).headers().firstValue("Content-Type"))
                .contains("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "text/html;q=0.5, application/json",
                "text/*",
                "text/html;q=0",
                "garbage"
            })
    void programsGetProblemsAsDocuments(String accept) {
        assertThat(client.get("/v1/articles?colour=red", "Accept", accept)
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/problem+json");
    }
}
