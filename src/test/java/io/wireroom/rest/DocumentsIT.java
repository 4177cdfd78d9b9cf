package io.wireroom.rest;

import static io.wireroom.rest.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a document, and why an article is missing. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class DocumentsIT {
    private static final long ID = 871_000_000;

    private final PartnerClient publisher = PartnerClient.of("publisher");
    private final PartnerClient operator = PartnerClient.of("operator");
    private final PartnerClient alphas = PartnerClient.of("alphas");

    @BeforeEach
    void awaitTheIndex() {
        PartnerClient.await(() -> operator.get("/v1/held").statusCode() == 200);
        PartnerClient.await(() -> operator.get("/v1/articles").statusCode() == 200);
    }

    private JsonNode submit(String document) {
        return Documents.decided(publisher, publisher, document);
    }

    private JsonNode history(long id, String query) {
        return json(operator.get("/v1/articles/" + id + "/history" + query));
    }

    @Test
    void returnsTheStatusOfADocument() {
        String document = Documents.of(ID, "alpha", "Followed", "");
        JsonNode first = submit(document);
        JsonNode second = submit(document);

        assertThat(first.path("outcome").asText()).isEqualTo("published");
        assertThat(first.path("article_id").asLong()).isEqualTo(ID);
        assertThat(first.path("revision").asInt()).isEqualTo(1);
        assertThat(first.path("by").asText()).isEqualTo("publisher");
        assertThat(first.path("title").asText()).isEqualTo("Followed");
        assertThat(second.path("outcome").asText())
                .as("the same content again changes nothing")
                .isEqualTo("unchanged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "0-", "99-0", "0-999999999", "00-1"})
    void isNotFoundForAnUnknownPosition(String position) {
        assertThat(publisher.get("/v1/documents/" + position).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/v1/documents/0-0", "/v1/rejected", "/v1/rejected/0-0", "/v1/held", "/v1/articles/1/history"})
    void isForbiddenForReaders(String path) {
        assertThat(PartnerClient.withoutKey().get(path).statusCode()).isEqualTo(401);
        HttpResponse<byte[]> answer = PartnerClient.of("everything").get(path);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("type").asText())
                .endsWith(path.startsWith("/v1/documents") ? "forbidden" : "operators-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/rejected", "/v1/held", "/v1/articles/1/history"})
    void operatorsResourcesAreForbiddenForProducers(String path) {
        assertThat(publisher.get(path).statusCode()).isEqualTo(403);
        assertThat(operator.get(path).statusCode()).isEqualTo(200);
        assertThat(operator.get(path + "?nonsense=1").statusCode()).isEqualTo(400);
        assertThat(operator.send("PUT", path, "x").statusCode()).isEqualTo(405);
    }

    @Test
    void showsAProducerTheDocumentsOfItsOwnSourcesOnly() {
        String own = "/v1/documents/"
                + submit(Documents.of(ID + 1, "alpha", "Own", ""))
                        .path("document")
                        .asText();
        String other = "/v1/documents/"
                + submit(Documents.of(ID + 2, "beta", "Other", ""))
                        .path("document")
                        .asText();

        assertThat(alphas.get(own).statusCode()).isEqualTo(200);
        assertThat(alphas.get(other).statusCode()).isEqualTo(404);
        assertThat(operator.get(other).statusCode()).isEqualTo(200);
    }

    @Test
    void explainsWhyAnArticleIsMissing() {
        assertThat(history(ID + 999, "").path("state").asText()).isEqualTo("unknown");

        long held = ID + 3;
        submit(Documents.of(held, "alpha", "Held", "embargo = \"2999-01-01T00:00:00Z\""));
        PartnerClient.await(() -> history(held, "").path("state").asText().equals("held"));
        JsonNode waiting = history(held, "");
        assertThat(waiting.path("held_until").asText()).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(waiting.path("why").asText()).contains("2999-01-01T00:00:00Z");

        long gone = ID + 4;
        submit(Documents.of(gone, "alpha", "Gone", ""));
        submit(Documents.of(gone, "alpha", "Gone", "status = \"withdrawn\"\nreason = \"a mistake\""));
        submit(Documents.of(gone, "alpha", "Gone again", ""));
        PartnerClient.await(() -> history(gone, "").path("state").asText().equals("withdrawn"));
        JsonNode withdrawn = history(gone, "");
        assertThat(withdrawn.path("why").asText()).contains("a mistake").contains("article.withdrawn");
        assertThat(withdrawn.path("documents"))
                .extracting(entry -> entry.path("outcome").asText())
                .containsExactly("rejected", "withdrawn", "published");
    }

    @Test
    void reportsWhichRightHidesAnArticle() {
        long id = ID + 5;
        submit(Documents.of(id, "beta", "Somebody's", "language = \"en\"\ntags = [\"sport\"]"));
        PartnerClient.await(() -> history(id, "").path("state").asText().equals("visible"));

        JsonNode everything = history(id, "?partner=everything").path("partner");
        JsonNode alpha = history(id, "?partner=alpha").path("partner");
        JsonNode energy = history(id, "?partner=energy").path("partner");
        assertThat(everything.path("visible").asBoolean()).isTrue();
        assertThat(alpha.path("why").asText()).contains("source beta").contains("only the source alpha");
        assertThat(energy.path("why").asText()).contains("the tag sport").contains("only the tag energy");
        assertThat(operator.get("/v1/articles/" + id + "/history?partner=nobody")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void listsHeldArticlesInTheOrderOfRelease() {
        submit(Documents.of(ID + 6, "heldsource", "Draft", "draft = true"));
        submit(Documents.of(ID + 7, "heldsource", "Later", "embargo = \"2999-02-01T00:00:00Z\""));
        submit(Documents.of(ID + 8, "heldsource", "Sooner", "embargo = \"2999-01-01T00:00:00Z\""));
        PartnerClient.await(() ->
                json(operator.get("/v1/held?source=heldsource")).path("items").size() == 3);

        JsonNode first = json(operator.get("/v1/held?source=heldsource&limit=2"));
        JsonNode rest = json(operator.get("/v1/held?source=heldsource&limit=2&cursor="
                + first.path("next").asText()));
        assertThat(titles(first)).containsExactly("Sooner", "Later");
        assertThat(titles(rest)).containsExactly("Draft");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(rest.at("/items/0/draft").asBoolean()).isTrue();

        submit(Documents.of(ID + 8, "heldsource", "Sooner", ""));
        PartnerClient.await(() ->
                json(operator.get("/v1/held?source=heldsource")).path("items").size() == 2);
        assertThat(operator.get("/v1/held?cursor=nonsense").statusCode()).isEqualTo(400);
    }

    private static Iterable<String> titles(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("title").asText())
                .toList();
    }
}
