package io.wireroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFeedTest {
    private static final String ABOUT = "https://api.example/v1/schemas/article";
    private final JsonFeed feed = new JsonFeed(ABOUT);

    @Test
    void writesRequiredFields() throws IOException {
        JsonNode json = read(Sample.feed(Sample.article()));

        assertThat(json.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.path("feed_url").asText()).isEqualTo("https://api.example/v1/feed?limit=50");
        assertThat(json.path("next_url").asText()).isEqualTo("https://api.example/v1/feed?cursor=b&limit=50");
        assertThat(json.path("_wireroom").path("about").asText()).isEqualTo(ABOUT);
        JsonNode item = json.path("items").path(0);
        assertThat(item.path("id").asText()).isEqualTo("urn:wireroom:article:126642");
        assertThat(item.path("external_url").asText()).isEqualTo("https://coast.example/a?b=1&c=2");
        assertThat(item.path("date_modified").asText()).isEqualTo("2025-07-31T08:00:00Z");
        assertThat(item.path("authors").path(0).path("name").asText()).isEqualTo("Coast Wire (CW)");
        assertThat(item.path("_wireroom").path("status").asText()).isEqualTo("published");
        assertThat(item.path("_wireroom").path("article_id").isIntegralNumber()).isTrue();
    }

    @Test
    void marksWithdrawnArticlesWithTheReason() throws IOException {
        JsonNode item = read(Sample.feed(Sample.withdrawal("wrong harbour")))
                .path("items")
                .path(0);

        assertThat(item.path("id").asText()).isEqualTo("urn:wireroom:article:126643");
        assertThat(item.path("content_text").asText()).isEqualTo("This article was withdrawn: wrong harbour");
        assertThat(item.path("_wireroom").path("status").asText()).isEqualTo("withdrawn");
        assertThat(item.path("_wireroom").path("reason").asText()).isEqualTo("wrong harbour");
        assertThat(item.has("title")).isFalse();
    }

    @Test
    void keepsExtraWithoutTheAudienceOfEarlierRevisions() throws IOException {
        Article article = Sample.article(sample -> {
            sample.extra = new Value.Table(Map.of("desk", new Value.Text("ports")));
            sample.formerly = List.of(new Audience("secret", null, List.of()));
        });

        JsonNode item = read(Sample.feed(article)).path("items").path(0);

        assertThat(item.path("_wireroom").path("extra").path("desk").asText()).isEqualTo("ports");
        assertThat(item.toString()).doesNotContain("secret");
    }

    @Test
    void anEmptyFeedHasItemsAndNoNextPage() throws IOException {
        Feed empty = new Feed(
                "t",
                "d",
                "https://a.example/",
                "https://b/1",
                "https://b/0",
                null,
                List.of(),
                null,
                null,
                List.of(),
                Map.of());

        JsonNode json = read(empty);

        assertThat(json.path("items").isArray()).isTrue();
        assertThat(json.path("items")).isEmpty();
        assertThat(json.has("next_url")).isFalse();
    }

    @Test
    void rendersRealArticlesCompletely() throws IOException {
        List<Article> articles = CorpusArticles.articles();

        JsonNode items = read(Sample.feed(articles)).path("items");

        assertThat(items).hasSameSizeAs(articles);
        for (int i = 0; i < articles.size(); i++) {
            Article article = articles.get(i);
            JsonNode item = items.path(i);
            assertThat(item.path("title").asText()).isEqualTo(article.title());
            assertThat(item.path("url").asText()).isEqualTo(article.canonicalUrl());
            assertThat(item.path("content_html").asText()).isEqualTo(article.contentHtml());
            assertThat(item.path("date_published").asText())
                    .isEqualTo(article.date().toString());
            assertThat(item.path("summary").asText()).isEqualTo(article.summary());
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.wireroom.render.Naughty#strings")
    void anyTextIsReadBackAsItWas(String naughty) throws IOException {
        Article article = Sample.article(sample -> {
            sample.title = naughty;
            sample.contentHtml = naughty;
            sample.tags = List.of(naughty);
        });

        JsonNode item = read(Sample.feed(article)).path("items").path(0);

        assertThat(item.path("title").asText()).isEqualTo(CleanText.unicode(naughty));
        assertThat(item.path("content_html").asText()).isEqualTo(CleanText.unicode(naughty));
        assertThat(item.path("tags").path(0).asText()).isEqualTo(CleanText.unicode(naughty));
    }

    private JsonNode read(Feed page) throws IOException {
        return new ObjectMapper().readTree(feed.write(page));
    }
}
