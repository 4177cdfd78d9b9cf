package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.wireroom.Corpus;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class NinjsTest {
    private final Ninjs ninjs = new Ninjs();

    @Test
    void isValidForEveryRealArticle() throws IOException {
        Schema schema = schema();

        assertThat(CorpusArticles.articles())
                .allSatisfy(article -> assertThat(errors(schema, article)).isEmpty());
    }

    @Test
    void isValidWithAnyTextAndForWithdrawals() throws IOException {
        Schema schema = schema();

        assertThat(errors(schema, Sample.article())).isEmpty();
        assertThat(errors(schema, Sample.withdrawal("wrong"))).isEmpty();
        assertThat(errors(schema, Sample.withdrawal(null))).isEmpty();
        assertThat(Naughty.strings())
                .allSatisfy(naughty -> assertThat(errors(schema, odd(naughty))).isEmpty());
    }

    @Test
    void schemaTestCanFail() throws IOException {
        String invalid = "{\"uri\": \"not a uri\", \"headline\": \"x\"}";

        assertThat(validate(schema(), invalid)).hasSizeGreaterThan(1);
    }

    @Test
    void containsTheWholeArticle() throws IOException {
        Article article = Sample.article();

        JsonNode json = new ObjectMapper().readTree(ninjs.write(article));

        assertThat(json.path("uri").asText()).isEqualTo("urn:wireroom:article:126642");
        assertThat(json.path("version").asText()).isEqualTo("2");
        assertThat(json.path("pubStatus").asText()).isEqualTo("usable");
        assertThat(json.path("headlines").path(0).path("value").asText()).isEqualTo(article.title());
        assertThat(json.path("bodies").path(0).path("value").asText()).isEqualTo(article.contentHtml());
        assertThat(json.path("bodies").path(1).path("value").asText()).isEqualTo(article.contentText());
        assertThat(json.path("subjects").findValuesAsText("name")).isEqualTo(article.tags());
        assertThat(json.path("associations")
                        .path(0)
                        .path("renditions")
                        .path(0)
                        .path("href")
                        .asText())
                .isEqualTo(article.enclosure());
        assertThat(json.path("altIds").findValuesAsText("value")).contains("17797", "https://coast.example/a?b=1&c=2");
    }

    @Test
    void cancelsWithdrawnArticlesWithAnEditorialNote() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ninjs.write(Sample.withdrawal("wrong harbour")));

        assertThat(json.path("pubStatus").asText()).isEqualTo("canceled");
        assertThat(json.path("edNote").asText()).isEqualTo("This article was withdrawn: wrong harbour");
        assertThat(json.has("bodies")).isFalse();
    }

    @Test
    void feedContainsTheSameItems() throws IOException {
        JsonNode feed =
                new ObjectMapper().readTree(ninjs.write(Sample.feed(Sample.article(), Sample.withdrawal(null))));

        assertThat(feed.path("items")).hasSize(2);
        assertThat(feed.path("items").path(0)).isEqualTo(new ObjectMapper().readTree(ninjs.write(Sample.article())));
        assertThat(feed.path("next").asText()).isEqualTo("https://api.example/v1/feed?cursor=b&limit=50");
    }

    private static Article odd(String naughty) {
        return Sample.article(sample -> {
            sample.title = naughty;
            sample.tags = List.of(naughty);
            sample.sourceLink = "https://a.example/" + naughty;
            sample.enclosure = "https://cdn.example/" + naughty.replace("#", "");
        });
    }

    private List<Error> errors(Schema schema, Edition edition) {
        return validate(schema, new String(ninjs.write(edition), UTF_8));
    }

    private static List<Error> validate(Schema schema, String json) {
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema schema() throws IOException {
        String text = Files.readString(Corpus.folder("reference/ninjs/ninjs-schema_3.1.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }
}
