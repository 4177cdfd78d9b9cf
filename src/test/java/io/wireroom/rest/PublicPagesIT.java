package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are public where all else needs a key. */
@QuarkusTest
@WithTestResource(PublicWireroom.class)
class PublicPagesIT {
    private static final long ID = 4711;

    private final PartnerClient nobody = PartnerClient.withoutKey();
    private final PartnerClient publisher = PartnerClient.of("publisher");

    @BeforeEach
    void publish() {
        PartnerClient.await(() -> publisher.get("/v1/articles").statusCode() == 200);
        publisher.send("POST", "/v1/articles", WireroomClient.document(ID, "alpha", "For all", "2023-02-03T04:05:06Z"));
        PartnerClient.await(() -> publisher.get("/v1/articles/" + ID + ".md").statusCode() == 200);
    }

    @Test
    void listsAndArticlesNeedNoKey() {
        Document list = html(nobody.get("/news"));

        assertThat(list.select("main h2").eachText()).contains("For all");
        assertThat(nobody.get(list.select("main h2 a").attr("href")).statusCode())
                .isEqualTo(200);
        for (String path : List.of("/news/sources/alpha", "/news/tags/energy", "/robots.txt", "/sitemap.xml")) {
            assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(html(nobody.get("/")).select(".state").text()).contains("1 article,");
    }

    @Test
    void feedsThatNeedAKeyAreNotAnnounced() {
        assertThat(nobody.get("/v1/feed.rss").statusCode()).isEqualTo(401);
        for (String path : List.of("/", "/news", "/news/sources/alpha")) {
            assertThat(html(nobody.get(path)).select("link[rel=alternate]"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void aPartnerSeesItsOwnSiteAndNoMoreThanItMay() {
        assertThat(html(PartnerClient.of("everything").get("/news"))
                        .select("link[rel=canonical]")
                        .attr("href"))
                .isEqualTo("https://everything.example/news");
        assertThat(PartnerClient.of("alpha").get("/news/sources/beta").statusCode())
                .isEqualTo(404);
    }

    private static Document html(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(new String(answer.body(), UTF_8));
    }
}
