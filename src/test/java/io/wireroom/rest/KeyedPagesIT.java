package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Pages where articles need a key. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class KeyedPagesIT {
    private final PartnerClient nobody = PartnerClient.withoutKey();

    @Test
    void theStartPageShowsNoArticlesWithoutAKey() {
        Document page = html(nobody.get("/"));

        assertThat(page.select(".state").text()).isEqualTo("Open to partners, with a key.");
        assertThat(page.text()).doesNotContain("kcat", "--data-binary");
        assertThat(page.select("pre").eachText())
                .singleElement()
                .satisfies(command -> assertThat(command).contains("-H \"Authorization: Bearer $KEY\""));
        assertThat(page.select("link[rel=alternate], a[href=/news]")).isEmpty();
        assertThat(page.select("a[href^=/docs/partners]")).isNotEmpty();
    }

    @Test
    void theStartPageShowsAPartnerItsArticles() {
        assertThat(html(PartnerClient.of("alpha").get("/")).select("pre")).hasSize(1);
        assertThat(html(PartnerClient.of("publisher").get("/")).select("pre")).hasSize(2);
        assertThat(PartnerClient.withKey("key-of-nobody").get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void guidesAndIconsAreOpenAndListsAreNot() {
        for (String path : List.of("/docs", "/docs/partners", "/docs/api/", "/favicon.ico", "/favicon.svg")) {
            assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(200);
        }
        for (String path : List.of("/news", "/news/sources/alpha", "/news/tags/energy")) {
            assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void browsersWithoutAKeyGetAPage() {
        HttpResponse<byte[]> answer = nobody.get("/v1/feed.rss", "Accept", "text/html,*/*;q=0.8");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .isEqualTo(nobody.get("/v1/feed.rss").headers().allValues("WWW-Authenticate"));
        assertThat(html(answer).select("h1").text()).isEqualTo("A valid key is required");
    }

    @Test
    void anExceededLimitIsAPageWithTheSameHeaders() {
        PartnerClient browser = PartnerClient.of("browser");
        browser.get("/v1/articles");
        HttpResponse<byte[]> answer = browser.get("/v1/articles", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        assertThat(html(answer).select("h1").text()).isEqualTo("The key's rate limit is exceeded");
    }

    private static Document html(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        return Jsoup.parse(new String(answer.body(), UTF_8));
    }
}
