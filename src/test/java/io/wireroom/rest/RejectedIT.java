package io.wireroom.rest;

import static io.wireroom.rest.Documents.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.service.kafka.KafkaConnection;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators read what was rejected, and send it again. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class RejectedIT {
    private static final long ID = 872_000_000;

    @Inject
    KafkaConnection kafka;

    private final PartnerClient publisher = PartnerClient.of("publisher");
    private final PartnerClient operator = PartnerClient.of("operator");

    private RejectedFixture documents;

    @BeforeEach
    void awaitTheIndex() {
        documents = RejectedFixture.whenIndexed(kafka);
    }

    @Test
    void listsByCodeSourceAndTime() {
        JsonNode item = documents.reject("lista", RejectedFixture.untold(ID, "lista"), "content-type", "text/markdown");

        assertThat(item.path("code").asText()).isEqualTo("date.unreadable");
        assertThat(item.path("title").asText()).isEqualTo("Untold");
        assertThat(item.path("article_id").asLong()).isEqualTo(ID);
        assertThat(item.path("resolved").asBoolean()).isFalse();
        assertThat(json(operator.get("/v1/rejected?source=lista&code=title.missing"))
                        .path("items"))
                .isEmpty();
        assertThat(json(operator.get("/v1/rejected?source=lista&code=title.missing,date.unreadable"))
                        .path("items"))
                .hasSize(1);
        assertThat(json(operator.get("/v1/rejected?source=lista&since=2999-01-01"))
                        .path("items"))
                .isEmpty();
        assertThat(documents.again(item)).isEqualTo(item);
        // The topics of rejected documents and of the journal are read by different followers.
        PartnerClient.await(
                () -> json(operator.get("/v1/documents/" + item.path("document").asText()))
                        .path("rejected")
                        .equals(item.path("id")));
    }

    @Test
    void pagesThroughAll() {
        for (int i = 0; i < 3; i++) {
            documents.reject("paged", RejectedFixture.untold(ID + 10 + i, "paged"));
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<byte[]> answer = operator.get("/v1/rejected?source=paged&limit=1" + cursor);
            JsonNode page = json(answer);
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            assertThat(answer.headers().firstValue("Link").isPresent())
                    .isEqualTo(!page.path("next").isNull());
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, application/octet-stream",
        "'', application/octet-stream",
        "image/svg+xml, application/octet-stream",
        "'text/markdown; charset=utf-8', text/markdown"
    })
    void returnsTheOriginalDocumentAsADownload(String contentType, String served) {
        String source = "raw" + contentType.replaceAll("[^a-z]", "");
        String document = RejectedFixture.untold(ID + 20, source) + "<script>alert(1)</script>";
        String[] headers = contentType.isEmpty() ? new String[0] : new String[] {"content-type", contentType};
        JsonNode item = contentType.startsWith("image") ? null : documents.reject(source, document, headers);
        if (item == null) {
            documents.produce(document, headers);
            PartnerClient.await(() -> json(operator.get("/v1/rejected?code=content-type.unknown"))
                            .path("items")
                            .size()
                    > 0);
            item = json(operator.get("/v1/rejected?code=content-type.unknown")).at("/items/0");
        }
        HttpResponse<byte[]> answer =
                operator.get("/v1/rejected/" + item.path("id").asText() + "/document");

        assertThat(new String(answer.body(), UTF_8)).isEqualTo(document);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(served);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
    }

    @Test
    void redrivesACorrectedDocumentAndMarksItAsResolved() {
        JsonNode item = documents.reject("mended", RejectedFixture.untold(ID + 30, "mended"));
        String path = "/v1/rejected/" + item.path("id").asText() + "/redrive";

        HttpResponse<byte[]> stillBad = operator.send("POST", path, RejectedFixture.untold(ID + 30, "mended"));
        HttpResponse<byte[]> answer = operator.send("POST", path, Documents.of(ID + 30, "mended", "Told", ""));

        assertThat(stillBad.statusCode()).isEqualTo(422);
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode status = Documents.decided(
                operator, answer.headers().firstValue("Location").orElseThrow());
        assertThat(status.path("outcome").asText()).isEqualTo("published");
        assertThat(status.path("by").asText()).isEqualTo("operator");
        assertThat(status.path("redriven").asInt()).isEqualTo(1);
        assertThat(status.path("redrive_of")).isEqualTo(item.path("id"));
        JsonNode resolved = documents.again(item);
        assertThat(resolved.path("resolved").asBoolean()).isTrue();
        assertThat(resolved.at("/last_redrive/by").asText()).isEqualTo("operator");
    }

    @Test
    void refusesACorrectionOfAnArticleThatItsSenderMayNotChange() {
        long id = ID + 33;
        Documents.decided(publisher, publisher, Documents.of(id, "owner", "Owned", ""));
        PartnerClient.await(() -> publisher.get("/v1/articles/" + id).statusCode() == 200);
        JsonNode item =
                documents.reject("stranger", RejectedFixture.untold(id, "stranger"), "wireroom-sources", "stranger");

        HttpResponse<byte[]> answer = operator.send(
                "POST",
                "/v1/rejected/" + item.path("id").asText() + "/redrive",
                Documents.of(id, "stranger", "Corrected", ""));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("code").asText()).isEqualTo("source.forbidden");
    }

    @Test
    void redrivesADocumentUnchanged() {
        JsonNode item = documents.reject("same", RejectedFixture.untold(ID + 31, "same"));
        HttpResponse<byte[]> answer =
                operator.send("POST", "/v1/rejected/" + item.path("id").asText() + "/redrive", "");

        String location = answer.headers().firstValue("Location").orElseThrow();
        // the topic of rejected documents is followed apart from the journal
        PartnerClient.await(() -> Documents.decided(operator, location).has("rejected"));
        JsonNode status = Documents.decided(operator, location);
        assertThat(status.path("outcome").asText()).isEqualTo("rejected");
        JsonNode again =
                json(operator.get("/v1/rejected/" + status.path("rejected").asText()));
        assertThat(again.path("redriven").asInt()).isEqualTo(1);
        assertThat(again.path("redrive_of")).isEqualTo(item.path("id"));
        assertThat(documents.again(item).path("resolved").asBoolean()).isFalse();
    }

    @Test
    void doesNotReplaceANewerVersionUnlessForced() {
        long id = ID + 32;
        JsonNode item = documents.reject("older", RejectedFixture.untold(id, "older"));
        Documents.decided(publisher, publisher, Documents.of(id, "older", "Newer", ""));
        String path = "/v1/rejected/" + item.path("id").asText() + "/redrive";
        String corrected = Documents.of(id, "older", "Older", "");

        JsonNode kept = Documents.decided(
                operator,
                operator.send("POST", path, corrected)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow());
        JsonNode forced = Documents.decided(
                operator,
                operator.send("POST", path + "?force=true", corrected)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow());

        assertThat(kept.path("code").asText()).isEqualTo("article.superseded");
        assertThat(forced.path("outcome").asText()).isEqualTo("updated");
        assertThat(forced.path("forced").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/rejected/x, 404",
        "GET, /v1/rejected/0-999999, 404",
        "GET, /v1/rejected/9-0/document, 404",
        "POST, /v1/rejected/0-999999/redrive, 404",
        "POST, /v1/rejected/0-0/redrive?force=perhaps, 400",
        "GET, /v1/rejected?since=yesterday, 400",
        "GET, /v1/rejected?code=title.mising, 400",
        "GET, /v1/rejected?limit=0, 400",
        "GET, /v1/rejected?cursor=x, 400"
    })
    void unknownDocumentsAreNotFound(String method, String path, int status) {
        assertThat(operator.send(method, path, "").statusCode()).isEqualTo(status);
    }

    @Test
    void producersMayNotRedrive() {
        assertThat(publisher.send("POST", "/v1/rejected/0-0/redrive", "").statusCode())
                .isEqualTo(403);
        assertThat(publisher.send("POST", "/v1/rejected/redrive", "{}").statusCode())
                .isEqualTo(403);
    }
}
