package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.article.Article;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parses feeds with Python's feedparser, which many feed readers use. */
class FeedparserIT {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String PROGRAM = """
            import feedparser, json, sys
            feed = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False)
            json.dump({"bozo": bool(feed.bozo), "version": feed.version, "links": feed.feed.links, "items": [{
                "id": e.id, "permalink": e.get("guidislink", False), "title": e.title, "link": e.link, "author": e.author,
                "content": e.content[0].value, "tags": [t.term for t in e.get("tags", [])],
                "published": list(e.published_parsed[:6]), "updated": e.updated,
                "image": e.media_content[0]["url"] if "media_content" in e else None} for e in feed.entries]}, sys.stdout)
            """;

    @BeforeAll
    static void needsFeedparser() throws Exception {
        assumeTrue(
                run(new byte[0], "import feedparser").exit() == 0, "skipped: " + PYTHON + " has no module feedparser");
    }

    @Test
    void readsRssWithoutLoss() throws Exception {
        assertThatNothingIsLost(articles(), read(new Rss().write(Sample.feed(articles()))), "rss20");
    }

    @Test
    void readsAtomWithoutLoss() throws Exception {
        assertThatNothingIsLost(articles(), read(new Atom().write(Sample.feed(articles()))), "atom10");
    }

    private static List<Article> articles() {
        List<Article> articles = new ArrayList<>(CorpusArticles.articles());
        articles.add(Sample.article());
        return articles;
    }

    private static void assertThatNothingIsLost(List<Article> articles, JsonNode feed, String version) {
        assertThat(feed.path("bozo").asBoolean()).isFalse();
        assertThat(feed.path("version").asText()).isEqualTo(version);
        assertThat(feed.path("links").findValuesAsText("rel")).contains("self", "first", "next", "alternate");
        assertThat(feed.path("items")).hasSameSizeAs(articles);
        for (int i = 0; i < articles.size(); i++) {
            assertThatItem(feed.path("items").path(i), articles.get(i));
        }
    }

    private static void assertThatItem(JsonNode item, Article article) {
        assertThat(item.path("id").asText()).isEqualTo("urn:wireroom:article:" + article.id());
        assertThat(item.path("permalink").asBoolean()).isFalse();
        assertThat(item.path("title").asText()).isEqualTo(article.title());
        assertThat(item.path("link").asText()).isEqualTo(article.canonicalUrl());
        assertThat(item.path("author").asText()).isEqualTo(article.source().name());
        assertThat(SameHtml.of(item.path("content").asText())).isEqualTo(SameHtml.of(article.contentHtml()));
        assertThat(item.path("updated").asText()).isEqualTo(article.updated().toString());
        assertThat(published(item)).isEqualTo(article.date());
        assertThat(texts(item.path("tags"))).isEqualTo(article.tags());
        assertThat(item.path("image").textValue()).isEqualTo(article.enclosure());
    }

    private static Instant published(JsonNode item) {
        int[] parts = StreamSupport.stream(item.path("published").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
        return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
                .toInstant(ZoneOffset.UTC);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(byte[] feed) throws Exception {
        Answer answer = run(feed, PROGRAM);
        assertThat(answer.exit()).as(answer.text()).isZero();
        return new ObjectMapper().readTree(answer.text());
    }

    private record Answer(int exit, String text) {}

    private static Answer run(byte[] input, String program) throws InterruptedException {
        try {
            Process python = new ProcessBuilder(PYTHON, "-c", program)
                    .redirectErrorStream(true)
                    .start();
            try (var stdin = python.getOutputStream()) {
                stdin.write(input);
            }
            String text = new String(python.getInputStream().readAllBytes(), UTF_8);
            return new Answer(python.waitFor(), text);
        } catch (IOException e) {
            return new Answer(-1, "" + e.getMessage());
        }
    }
}
