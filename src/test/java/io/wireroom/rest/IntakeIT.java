package io.wireroom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses to producers. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class IntakeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ID = 848_000_001;

    private final PartnerClient publisher = PartnerClient.of("publisher");

    @BeforeEach
    void awaitTheArchive() {
        PartnerClient.await(() -> publisher.get("/v1/articles").statusCode() == 200);
    }

    @Test
    void rejectsADocumentWithCodeAndPosition() throws IOException {
        HttpResponse<byte[]> answer = post("/v1/articles", "+++\ntitle = \"A title\"\nsource = = \"W\"\n+++\nText\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asText()).endsWith("/v1/problems/document-rejected");
        assertThat(problem.path("code").asText()).isEqualTo("front-matter.syntax");
        assertThat(problem.path("line").asInt()).isEqualTo(3);
        assertThat(problem.path("column").asInt()).isBetween(9, 11);
        assertThat(problem.path("detail").asText()).startsWith("line 3, column ");
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, '+++\ntitle = \"A\"\nsource = \"W\"\n+++\nText', 415, content-type.unknown",
        "text/, '+++\ntitle = \"A\"\nsource = \"W\"\n+++\nText', 415, content-type.unknown",
        "'a/b, c/d', '+++\ntitle = \"A\"\nsource = \"W\"\n+++\nText', 415, content-type.unknown",
        "application/pdf, '+++\ntitle = \"A\"\nsource = \"W\"\n+++\nText', 415, content-type.unknown",
        "text/markdown, '+++\nsource = \"W\"\n+++\nText', 422, title.missing",
        "application/json, '{\"title\": 1,,}', 422, json.syntax",
        "text/plain, '', 422, document.empty"
    })
    void statusDependsOnTheKindOfRejection(String contentType, String document, int status, String code)
            throws IOException {
        for (String path : new String[] {"/v1/articles", "/v1/articles?dry_run=true"}) {
            HttpResponse<byte[]> answer = publisher.send("POST", path, document, "Content-Type", contentType);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(json(answer).path("code").asText()).isEqualTo(code);
            assertThat(answer.headers().firstValue("Accept").isPresent()).isEqualTo(status == 415);
        }
    }

    @Test
    void refusesACompressedDocument() {
        HttpResponse<byte[]> answer =
                publisher.send("POST", "/v1/articles?dry_run=true", document(ID, "", "T"), "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
        assertThat(publisher
                        .send(
                                "POST",
                                "/v1/articles?dry_run=true",
                                document(ID, "", "T"),
                                "Content-Encoding",
                                "identity")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void describesAcceptedDocuments() throws IOException {
        HttpResponse<byte[]> answer = post("/v1/articles", document(ID, "enclosure = \"no image\"", "Accepted"));

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode receipt = json(answer);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/v1/documents/%s-%s".formatted(receipt.path("partition"), receipt.path("offset")));
        assertThat(receipt.path("article_id").asLong()).isEqualTo(ID);
        assertThat(receipt.path("topic").asText()).isEqualTo("articles.ingest");
        assertThat(receipt.path("offset").isIntegralNumber()).isTrue();
        assertThat(receipt.path("outcome").asText()).isEqualTo("published");
        assertThat(receipt.path("notes").toString()).contains("enclosure");
    }

    @Test
    void aDryRunShowsTheArticleAndSendsNothing() throws IOException {
        long id = ID + 1;
        JsonNode shown = json(post("/v1/articles?dry_run=true", document(id, "", "Not sent")));
        post("/v1/articles", document(id + 1, "", "Sent after it"));
        PartnerClient.await(() -> publisher.get("/v1/articles/" + (id + 1)).statusCode() == 200);

        assertThat(shown.path("outcome").asText()).isEqualTo("published");
        assertThat(shown.at("/article/title").asText()).isEqualTo("Not sent");
        assertThat(shown.at("/article/url").asText()).contains(id + "-not-sent");
        assertThat(publisher.get("/v1/articles/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aDryRunEqualsThePipelinesResult() throws IOException {
        String document = document(ID + 3, "tags = [\"a\"]", "The same");
        JsonNode shown = json(post("/v1/articles?dry_run=true", document));
        post("/v1/articles", document);
        PartnerClient.await(
                () -> publisher.get("/v1/articles/" + (ID + 3) + ".json").statusCode() == 200);
        JsonNode made = json(publisher.get("/v1/articles/" + (ID + 3) + ".json"));

        assertThat(shown.at("/article/content_hash")).isEqualTo(made.path("content_hash"));
        assertThat(shown.at("/article/content_html")).isEqualTo(made.path("content_html"));
        assertThat(shown.at("/article/url")).isEqualTo(made.path("url"));
    }

    @ParameterizedTest
    @CsvSource({
        "'draft = true', held, ''",
        "'date = \"2999-01-01T00:00:00Z\"', held, 2999-01-01T00:00:00Z",
        "'status = \"withdrawn\"', withdrawn, ''"
    })
    void returnsTheExpectedOutcome(String line, String outcome, String release) throws IOException {
        String document =
                "+++\ntitle = \"T\"\nsource = \"W\"\narticle_id = %d\n%s\n+++\nText\n".formatted(ID + 4, line);
        JsonNode shown = json(post("/v1/articles?dry_run=true", document));

        assertThat(shown.path("outcome").asText()).isEqualTo(outcome);
        assertThat(shown.path("release_at").asText()).isEqualTo(release);
        assertThat(shown.has("article")).isEqualTo(outcome.equals("held"));
    }

    @Test
    void refusesADryRunThatIsNeitherTrueNorFalse() throws IOException {
        HttpResponse<byte[]> answer = post("/v1/articles?dry_run=yes", document(ID, "", "T"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("parameter").asText()).isEqualTo("dry_run");
    }

    @Test
    void withdrawsAnArticleWithItsReason() throws IOException {
        long id = ID + 5;
        post("/v1/articles", document(id, "", "Withdrawn over HTTP"));
        PartnerClient.await(() -> publisher.get("/v1/articles/" + id).statusCode() == 200);

        HttpResponse<byte[]> answer = publisher.send("DELETE", "/v1/articles/" + id + "?reason=A%20mistake", "");
        PartnerClient.await(() -> publisher.get("/v1/articles/" + id).statusCode() == 410);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("outcome").asText()).isEqualTo("withdrawn");
        JsonNode gone = json(publisher.get("/v1/articles/" + id));
        assertThat(gone.path("article_id").asLong()).isEqualTo(id);
        assertThat(gone.path("reason").asText()).isEqualTo("A mistake");
    }

    @Test
    void anExpiredVersionWithdrawsAPublishedArticle() throws IOException {
        long id = ID + 6;
        String expired = document(id, "expires = \"2024-04-01\"", "Over");
        HttpResponse<byte[]> unknown = post("/v1/articles", expired);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(json(unknown).path("code").asText()).isEqualTo("article.expired");
        post("/v1/articles", document(id, "", "Not over"));
        PartnerClient.await(() -> publisher.get("/v1/articles/" + id).statusCode() == 200);

        assertThat(json(post("/v1/articles?dry_run=true", expired))
                        .path("outcome")
                        .asText())
                .isEqualTo("withdrawn");
        HttpResponse<byte[]> answer = post("/v1/articles", expired);
        PartnerClient.await(() -> publisher.get("/v1/articles/" + id).statusCode() == 410);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(publisher.get("/v1/articles/" + id)).path("reason").asText())
                .isEqualTo("expired");
        assertThat(post("/v1/articles", expired).statusCode()).isEqualTo(202);
    }

    @Test
    void anExpiredVersionReplacesAHeldOne() throws IOException {
        long id = ID + 7;
        post("/v1/articles", document(id, "draft = true", "A draft"));

        PartnerClient.await(() -> post("/v1/articles?dry_run=true", document(id, "expires = \"2024-04-01\"", "Over"))
                        .statusCode()
                == 200);
    }

    @Test
    void refusesAVersionThatExpiresBeforeItsRelease() throws IOException {
        long id = ID + 8;
        post("/v1/articles", document(id, "", "Published"));
        PartnerClient.await(() -> publisher.get("/v1/articles/" + id).statusCode() == 200);

        HttpResponse<byte[]> answer =
                post("/v1/articles", document(id, "expires = \"2024-04-01\"\nembargo = \"2999-01-01\"", "Never"));

        assertThat(json(answer).path("code").asText()).isEqualTo("article.expired");
        assertThat(publisher.get("/v1/articles/" + id).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/v1/articles/x, 404", "/v1/articles/1.json, 404", "/v1/articles/1?because=no, 400"})
    void rejectsAWithdrawalWithoutAnArticle(String path, int status) {
        assertThat(publisher.send("DELETE", path, "").statusCode()).isEqualTo(status);
    }

    private HttpResponse<byte[]> post(String path, String document) {
        return publisher.send("POST", path, document);
    }

    private static String document(long id, String line, String title) {
        return """
            +++
            title = "%s"
            source = "alpha"
            date = "2024-03-01T10:00:00Z"
            article_id = %d
            %s
            +++
            The body of it.
            """.formatted(title, id, line);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
