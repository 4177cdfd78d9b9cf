package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists and feeds ordered by update, for clients that read the first page only. */
@QuarkusTest
@WithTestResource(RunningWireroom.class)
class FeedOrderIT {
    private static final String DATE = "2023-02-03T04:05:06Z";

    private final WireroomClient client = new WireroomClient();
    private final long id = WireroomClient.newId();
    private final String source = "Source" + id;

    @BeforeEach
    void waitForTheArchive() {
        client.await("/v1/articles?limit=1", 200, "items");
    }

    /** In the order of dates, a client that reads the first page only would miss it. */
    @Test
    void aLateArticleIsFirstByUpdate() throws Exception {
        for (int i = 0; i < 3; i++) {
            client.publish(WireroomClient.newId(), source, "Number " + i, "2024-02-0" + (i + 1) + "T00:00:00Z");
        }
        client.publish(id, source, "Late", DATE);
        String byUpdate = "?order=updated&limit=1&source=" + source;

        assertThat(rome("/v1/feed.rss" + byUpdate).getEntries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getTitle()).isEqualTo("Late"));
        HttpResponse<String> first = client.get("/v1/articles" + byUpdate);
        assertThat(first.body()).contains("\"title\":\"Late\"");
        String updated = first.body().replaceFirst("(?s).*\"updated\":\"([^\"]+)\".*", "$1");
        assertThat(client.get("/v1/articles?fields=title&updated_since=" + updated + "&source=" + source)
                        .body())
                .isEqualTo("{\"items\":[{\"title\":\"Late\"}],\"next\":null}");

        List<String> titles = new ArrayList<>();
        for (String next = "/v1/feed.atom" + byUpdate; next != null; ) {
            SyndFeed feed = rome(next);
            feed.getEntries().stream().map(SyndEntry::getTitle).forEach(titles::add);
            next = feed.getLinks().stream()
                    .filter(link -> link.getRel().equals("next"))
                    .map(link -> client.here(link.getHref()))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(titles).containsExactly("Late", "Number 2", "Number 1", "Number 0");
        String cursor = first.body().replaceFirst("(?s).*\"next\":\"([^\"]+)\"}$", "$1");
        assertThat(client.get("/v1/articles?source=" + source + "&cursor=" + cursor)
                        .body())
                .as("a place in one order is none in another")
                .contains("bad-cursor");
        assertThat(client.get("/v1/articles?order=newest").body()).contains("\"parameter\":\"order\"");
    }

    private SyndFeed rome(String path) throws Exception {
        byte[] bytes = client.bytes(path).body();
        return new SyndFeedInput().build(new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8));
    }
}
