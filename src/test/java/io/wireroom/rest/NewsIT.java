package io.wireroom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of articles as pages. */
@QuarkusTest
@WithTestResource(RunningWireroom.class)
class NewsIT {
    private static final String DATE = "2023-02-03T04:05:06Z";

    private final WireroomClient client = new WireroomClient();
    private final long id = WireroomClient.newId();
    private final String source = "Source" + id;

    @BeforeEach
    void waitForTheArchive() {
        client.await("/v1/articles?limit=1", 200, "items");
    }

    @Test
    void pagesLinkToNextAndPreviousPages() {
        for (int i = 10; i < 55; i++) {
            client.put(WireroomClient.document(
                    WireroomClient.newId(), source, "Number " + i, "2023-02-03T00:00:" + i + "Z"));
        }
        client.await("/v1/articles?limit=200&source=" + source, 200, "Number 54");
        awaitArticles(45);
        String first = "/news/sources/" + source;
        List<String> titles = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (String path = first; path != null; path = link(page(path), "next")) {
            paths.add(path);
            titles.addAll(page(path).select("main h2").eachText());
        }

        assertThat(paths).hasSize(3);
        assertThat(titles)
                .hasSize(45)
                .startsWith("Number 54")
                .endsWith("Number 10")
                .doesNotHaveDuplicates();
        List<String> back = new ArrayList<>();
        for (String path = paths.getLast(); path != null; path = link(page(path), "prev")) {
            back.add(path);
        }
        assertThat(back).isEqualTo(paths.reversed());
        assertThat(page(first).select("link[rel=canonical]").attr("href")).isEqualTo("https://site.example" + first);
        assertThat(page(paths.get(1)).select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex, follow");
    }

    private void awaitArticles(int count) {
        for (int i = 0; i < 500; i++) {
            String body = client.get("/v1/articles?fields=title&limit=200&source=" + source)
                    .body();
            if (body.split("Number", -1).length - 1 == count) {
                return;
            }
            WireroomClient.pause();
        }
        throw new AssertionError("not all articles came");
    }

    @Test
    void listsLinkToArticlesAndOtherLists() {
        client.put("""
            +++
            title = "Größe & <Maß>"
            date = "%s"
            article_id = %d
            source = "%s"
            tags = ["R&D / %d"]
            +++
            Body.
            """.formatted(DATE, id, source, id));
        client.await("/v1/articles/" + id + ".json", 200, "url");
        Element item = page("/news/sources/" + source).expectFirst("main li");

        assertThat(item.select("h2").text()).isEqualTo("Größe & <Maß>");
        assertThat(client.get(item.select("h2 a").attr("href")).statusCode()).isEqualTo(200);
        List<String> links = item.select(".meta a").eachAttr("href");
        assertThat(links).hasSize(2);
        for (String link : links) {
            assertThat(page(link).select("main h2").eachText()).containsExactly("Größe & <Maß>");
        }
        assertThat(page(links.get(1)).select("h1").text()).isEqualTo("R&D / " + id);
    }

    @Test
    void listsLinkToTheirFeeds() {
        client.publish(id, source, "Fed", DATE);

        String feed = page("/news/sources/" + source)
                .select("link[type=application/rss+xml]")
                .attr("href");
        assertThat(client.get(feed).body()).contains("<title>Fed</title>");
    }

    @Test
    void everyArticleHasItsTextDirection() {
        client.put("""
            +++
            title = "עברית"
            date = "%s"
            article_id = %d
            source = "%s"
            language = "he"
            +++
            גוף הטקסט
            """.formatted(DATE, id, source));
        client.await("/v1/articles/" + id + ".json", 200, "url");
        Document page = page("/news/sources/" + source);

        assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.select("main h2[lang=he][dir=rtl]").text()).isEqualTo("עברית");
    }

    @Test
    void listsContainNoWithdrawnOrEmbargoedArticles() {
        client.publish(id, source, "Soon gone", DATE);
        client.put(WireroomClient.document(WireroomClient.newId(), source, "Not yet", "2099-01-01T00:00:00Z"));
        assertThat(page("/news/sources/" + source).select("main h2").eachText()).containsExactly("Soon gone");

        client.withdraw(id, source, "mistaken");
        assertThat(client.get("/news/sources/" + source).statusCode()).isEqualTo(404);
        assertThat(client.get("/news").body()).doesNotContain("Soon gone", "Not yet");
    }

    @Test
    void unknownListsAreNotFound() {
        for (String path :
                List.of("/news/sources/nobody", "/news/tags/nothing-" + id, "/news?cursor=nonsense", "/news/x")) {
            HttpResponse<String> answer = client.get(path, "Accept", "text/html");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("nobody", "nothing-", "nonsense");
        }
    }

    @Test
    void rejectsCursorsOfChanges() {
        assertThat(client.get("/news?cursor=" + client.head()).statusCode()).isEqualTo(404);
    }

    private Document page(String path) {
        HttpResponse<String> answer = client.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static @Nullable String link(Document page, String relation) {
        Element link = page.selectFirst("head link[rel=" + relation + "]");
        assertThat(page.select("nav a[rel=" + relation + "]").attr("href"))
                .isEqualTo(link == null ? "" : link.attr("href"));
        return link == null ? null : link.attr("href");
    }
}
