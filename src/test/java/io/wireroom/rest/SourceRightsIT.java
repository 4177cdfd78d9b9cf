package io.wireroom.rest;

import static io.wireroom.rest.Documents.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.imports.Archives;
import io.wireroom.rest.intake.DocumentLines;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key for documents of some sources hands in those alone; and several documents come in one request. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class SourceRightsIT {
    private static final long ID = 873_000_000;

    private final PartnerClient publisher = PartnerClient.of("publisher");
    private final PartnerClient operator = PartnerClient.of("operator");
    private final PartnerClient alphas = PartnerClient.of("alphas");

    @BeforeEach
    void awaitTheIndex() {
        PartnerClient.await(() -> operator.get("/v1/held").statusCode() == 200);
        PartnerClient.await(() -> operator.get("/v1/articles").statusCode() == 200);
    }

    private void publish(long id, String source) {
        Documents.decided(publisher, publisher, Documents.of(id, source, "Published", ""));
        PartnerClient.await(() -> publisher.get("/v1/articles/" + id).statusCode() == 200);
    }

    private static void refused(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("type").asText()).endsWith("/v1/problems/source-forbidden");
        assertThat(json(answer).path("code").asText()).isEqualTo("source.forbidden");
    }

    /** The endpoint does not know that it may not, but the pipeline does. */
    private void rejected(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode status = Documents.decided(
                alphas, answer.headers().firstValue("Location").orElseThrow());
        assertThat(status.path("outcome").asText()).isEqualTo("rejected");
        assertThat(status.path("code").asText()).isEqualTo("source.forbidden");
    }

    @Test
    void submitsDocumentsOfItsOwnSource() {
        JsonNode status = Documents.decided(alphas, alphas, Documents.of(ID, "alpha", "Own", ""));

        assertThat(status.path("by").asText()).isEqualTo("alphas");
        assertThat(status.path("outcome").asText()).isEqualTo("published");
        assertThat(json(alphas.get("/v1/me")).path("publish_sources").toString())
                .isEqualTo("[\"alpha\"]");
    }

    @Test
    void mayNotSubmitDocumentsOfAnotherSource() {
        refused(alphas.send("POST", "/v1/articles", Documents.of(ID + 1, "beta", "Another's", "")));
        refused(alphas.send("POST", "/v1/articles?dry_run=true", Documents.of(ID + 1, "beta", "Another's", "")));
    }

    @Test
    void mayNotReplaceAnArticleOfAnotherSource() {
        publish(ID + 2, "beta");

        refused(alphas.send("POST", "/v1/articles", Documents.of(ID + 2, "alpha", "Taken over", "")));
        refused(alphas.send("DELETE", "/v1/articles/" + (ID + 2), ""));
        assertThat(publisher.get("/v1/articles/" + (ID + 2)).statusCode()).isEqualTo(200);
    }

    @Test
    void mayNotReplaceAHeldArticleOfAnotherSource() {
        long id = ID + 3;
        Documents.decided(publisher, publisher, Documents.of(id, "beta", "Held", "draft = true"));
        PartnerClient.await(() -> json(operator.get("/v1/articles/" + id + "/history"))
                .path("state")
                .asText()
                .equals("held"));

        refused(alphas.send("POST", "/v1/articles", Documents.of(id, "alpha", "Taken over", "")));
    }

    @Test
    void mayWithdrawItsOwnKnownArticlesOnly() {
        publish(ID + 4, "alpha");

        rejected(alphas.send("DELETE", "/v1/articles/" + (ID + 5), ""));
        rejected(alphas.send(
                "POST", "/v1/articles", Documents.of(ID + 5, "alpha", "Unknown", "status = \"withdrawn\"")));
        assertThat(alphas.send("DELETE", "/v1/articles/" + (ID + 4), "").statusCode())
                .isEqualTo(202);
        PartnerClient.await(() -> publisher.get("/v1/articles/" + (ID + 4)).statusCode() == 410);
        assertThat(alphas.send("DELETE", "/v1/articles/" + (ID + 4), "").statusCode())
                .as("what it has taken back is still its own")
                .isEqualTo(202);
    }

    /** Both wait in the ingest topic when the endpoint checks the second one. */
    @Test
    void mayNotReplaceADocumentThatIsNotYetDecided() {
        for (long id = ID + 20; id < ID + 30; id++) {
            publisher.send(
                    "POST", "/v1/articles", Documents.of(id, "beta", "First", id % 2 == 0 ? "" : "draft = true"));
            HttpResponse<byte[]> answer =
                    alphas.send("POST", "/v1/articles", Documents.of(id, "alpha", "Taken over", ""));

            if (answer.statusCode() == 403) {
                refused(answer);
            } else {
                rejected(answer);
            }
        }
    }

    @Test
    void withdrawsWhatItHasJustSubmitted() {
        for (long id = ID + 30; id < ID + 35; id++) {
            String published = "/v1/articles/" + id;
            assertThat(alphas.send("POST", "/v1/articles", Documents.of(id, "alpha", "Own", ""))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(alphas.send("DELETE", published, "").statusCode()).isEqualTo(202);
            PartnerClient.await(() -> publisher.get(published).statusCode() == 410);
        }
    }

    private static String line(long id, String source) {
        return "{\"title\": \"Line\", \"source\": \"%s\", \"article_id\": %d, \"content_text\": \"Text\"}"
                .formatted(source, id);
    }

    /** Their positions on the ingest topic. */
    private List<String> decidedDocuments(String article) {
        return json(operator.get(article + "/history")).path("documents").findValuesAsText("document");
    }

    private List<JsonNode> lines(PartnerClient producer, String path, String body) {
        HttpResponse<byte[]> answer = producer.send("POST", path, body, "Content-Type", "application/x-ndjson");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), UTF_8)
                .lines()
                .map(line -> Documents.json(line))
                .toList();
    }

    @Test
    void acceptsNdjsonAndContinuesAfterErrors() {
        String body = line(ID + 10, "alpha") + "\r\n\n{\"title\": 1,,}\n" + line(ID + 11, "beta") + "\n"
                + line(ID + 12, "alpha");

        List<JsonNode> answers = lines(alphas, "/v1/articles", body);

        assertThat(answers).hasSize(5);
        assertThat(answers.get(0).path("status").asInt()).isEqualTo(202);
        assertThat(answers.get(0).path("article_id").asLong()).isEqualTo(ID + 10);
        assertThat(answers.get(1).path("line").asInt())
                .as("a blank line is none")
                .isEqualTo(3);
        assertThat(answers.get(1).at("/problem/code").asText()).isEqualTo("json.syntax");
        assertThat(answers.get(2).path("status").asInt()).isEqualTo(403);
        assertThat(answers.get(4).toString()).isEqualTo("{\"accepted\":2,\"refused\":2,\"end\":\"complete\"}");
        JsonNode status =
                Documents.decided(alphas, answers.get(3).path("location").asText());
        assertThat(status.path("article_id").asLong()).isEqualTo(ID + 12);
    }

    /** The endpoint can't refuse it: the sources go with the document. */
    @Test
    void thePipelineChecksLinesAndImports() {
        String withdrawal = "{\"article_id\": %d, \"status\": \"withdrawn\"}";
        JsonNode line =
                lines(alphas, "/v1/articles", withdrawal.formatted(ID + 40)).getFirst();
        JsonNode status = Documents.decided(alphas, line.path("location").asText());
        assertThat(status.path("code").asText()).isEqualTo("source.forbidden");

        byte[] archive = new Archives()
                .file("withdrawal.json", withdrawal.formatted(ID + 41))
                .tarGz();
        assertThat(new String(alphas.send("POST", "/v1/import", archive).body(), UTF_8))
                .contains("\"accepted\":1");
        publish(ID + 41, "beta");
    }

    /** Otherwise a withdrawal could be decided before the article that was sent before it. */
    @Test
    void importsKeepTheOrderOfAnArticlesDocuments() {
        for (long id = ID + 50; id < ID + 58; id++) {
            String article = "/v1/articles/" + id;
            byte[] archive = new Archives()
                    .file("1-another.md", Documents.of(id, "alpha", "Imported", ""))
                    .tarGz();
            assertThat(alphas.send("POST", "/v1/import", archive).statusCode()).isEqualTo(200);
            JsonNode withdrawal = json(alphas.send("DELETE", article, ""));
            PartnerClient.await(() -> publisher.get(article).statusCode() == 410);
            PartnerClient.await(() -> decidedDocuments(article).size() == 2);

            assertThat(decidedDocuments(article))
                    .allMatch(document ->
                            document.startsWith(withdrawal.path("partition").asText() + "-"));
        }
    }

    @Test
    void aDryRunOfLinesSendsNothing() {
        List<JsonNode> answers = lines(publisher, "/v1/articles?dry_run=true", line(ID + 13, "alpha"));

        assertThat(answers.get(0).path("status").asInt()).isEqualTo(200);
        assertThat(answers.get(0).at("/article/title").asText()).isEqualTo("Line");
        assertThat(answers.get(0).has("location")).isFalse();
    }

    @Test
    void rejectsAnOverlongLineAndContinues() {
        List<JsonNode> answers =
                lines(publisher, "/v1/articles?dry_run=true", "x".repeat(1_100_000) + "\n" + line(ID + 14, "alpha"));

        assertThat(answers.get(0).path("status").asInt()).isEqualTo(413);
        assertThat(answers.get(1).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void limitsTheNumberOfLines() {
        List<JsonNode> answers =
                lines(publisher, "/v1/articles?dry_run=true", "{}\n".repeat(DocumentLines.MAX_DOCUMENTS + 1));

        assertThat(answers).hasSize(DocumentLines.MAX_DOCUMENTS + 1);
        assertThat(answers.getLast().path("end").asText()).isEqualTo("over-limit");
    }
}
