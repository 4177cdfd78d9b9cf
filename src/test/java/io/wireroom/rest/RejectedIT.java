package io.wireroom.rest;

import static io.wireroom.rest.Documents.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.service.kafka.KafkaConnection;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators read what was rejected, and send it again. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class RejectedIT {
    private static final long ID = 872_000_000;

    @Inject
    KafkaConnection kafka;

    private final PartnerClient publisher = PartnerClient.of("publisher");
    private final PartnerClient operator = PartnerClient.of("operator");

    @BeforeEach
    void awaitTheIndex() {
        PartnerClient.await(() -> operator.get("/v1/rejected").statusCode() == 200);
    }

    /** Has a document rejected, which HTTP would refuse, and waits until it is listed. */
    private JsonNode reject(String source, String document, String... headers) {
        int before = rejected(source).size();
        Documents.produce(kafka.settings().bootstrapServers(), TopicNames.DEFAULT.ingest(), document, headers);
        PartnerClient.await(() -> rejected(source).size() > before);
        return rejected(source).getFirst();
    }

    private List<JsonNode> rejected(String source) {
        List<JsonNode> items = new ArrayList<>();
        json(operator.get("/v1/rejected?source=" + source)).path("items").forEach(items::add);
        return items;
    }

    private JsonNode one(JsonNode rejected) {
        return json(operator.get("/v1/rejected/" + rejected.path("id").asText()));
    }

    private static String untold(long id, String source) {
        return Documents.of(id, source, "Untold", "").replace("2024-03-01T10:00:00Z", "someday");
    }

    @Test
    void listsByCodeSourceAndTime() {
        JsonNode item = reject("lista", untold(ID, "lista"), "content-type", "text/markdown");

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
        assertThat(one(item)).isEqualTo(item);
        // The topics of rejected documents and of the journal are read by different followers.
        PartnerClient.await(
                () -> json(operator.get("/v1/documents/" + item.path("document").asText()))
                        .path("rejected")
                        .equals(item.path("id")));
    }

    @Test
    void pagesThroughAll() {
        for (int i = 0; i < 3; i++) {
            reject("paged", untold(ID + 10 + i, "paged"));
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
        String document = untold(ID + 20, source) + "<script>alert(1)</script>";
        String[] headers = contentType.isEmpty() ? new String[0] : new String[] {"content-type", contentType};
        JsonNode item = contentType.startsWith("image") ? null : reject(source, document, headers);
        if (item == null) {
            Documents.produce(kafka.settings().bootstrapServers(), TopicNames.DEFAULT.ingest(), document, headers);
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
        JsonNode item = reject("mended", untold(ID + 30, "mended"));
        String path = "/v1/rejected/" + item.path("id").asText() + "/redrive";

        HttpResponse<byte[]> stillBad = operator.send("POST", path, untold(ID + 30, "mended"));
        HttpResponse<byte[]> answer = operator.send("POST", path, Documents.of(ID + 30, "mended", "Told", ""));

        assertThat(stillBad.statusCode()).isEqualTo(422);
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode status = Documents.decided(
                operator, answer.headers().firstValue("Location").orElseThrow());
        assertThat(status.path("outcome").asText()).isEqualTo("published");
        assertThat(status.path("by").asText()).isEqualTo("operator");
        assertThat(status.path("redriven").asInt()).isEqualTo(1);
        assertThat(status.path("redrive_of")).isEqualTo(item.path("id"));
        JsonNode resolved = one(item);
        assertThat(resolved.path("resolved").asBoolean()).isTrue();
        assertThat(resolved.at("/last_redrive/by").asText()).isEqualTo("operator");
    }

    @Test
    void redrivesADocumentUnchanged() {
        JsonNode item = reject("same", untold(ID + 31, "same"));
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
        assertThat(one(item).path("resolved").asBoolean()).isFalse();
    }

    @Test
    void doesNotReplaceANewerVersionUnlessForced() {
        long id = ID + 32;
        JsonNode item = reject("older", untold(id, "older"));
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

    @Test
    void redrivesASelection() {
        JsonNode first = reject("many", untold(ID + 40, "many"));
        reject("many", untold(ID + 41, "many"));
        operator.send(
                "POST",
                "/v1/rejected/" + first.path("id").asText() + "/redrive",
                Documents.of(ID + 40, "many", "Mended", ""));
        PartnerClient.await(() -> one(first).path("resolved").asBoolean());

        JsonNode one = json(order("{\"source\":[\"many\"],\"limit\":1}"));
        String ids = "{\"ids\":[\"" + first.path("id").asText() + "\",\"0-99999\"]";
        JsonNode byId = json(order(ids + "}"));
        JsonNode forced = json(order(ids + ",\"force\":true}"));

        assertThat(one.path("redriven").asInt()).isEqualTo(1);
        assertThat(byId.path("resolved").asInt()).as("what is repaired").isEqualTo(1);
        assertThat(byId.path("redriven").asInt()).isZero();
        assertThat(byId.path("gone").asInt()).isEqualTo(1);
        assertThat(forced.path("redriven").asInt()).isEqualTo(1);
    }

    /** Otherwise each redrive of a selection would double what can't be published. */
    @Test
    void aSelectionSendsARepeatedlyRejectedDocumentOnce() {
        JsonNode first = reject("twice", untold(ID + 50, "twice"));
        String selection = "{\"source\":[\"twice\"]}";
        assertThat(json(order(selection)).path("redriven").asInt()).isEqualTo(1);
        PartnerClient.await(() -> rejected("twice").size() == 2);
        PartnerClient.await(() -> one(first).has("last_redrive"));

        JsonNode second = json(order(selection));

        assertThat(second.path("redriven").asInt()).isEqualTo(1);
        assertThat(second.path("rejected_again").asInt()).isEqualTo(1);
        PartnerClient.await(() -> rejected("twice").size() == 3);
        String last = rejected("twice").getFirst().path("id").asText();
        operator.send("POST", "/v1/rejected/" + last + "/redrive", Documents.of(ID + 50, "twice", "Mended", ""));
        PartnerClient.await(() -> one(first).path("resolved").asBoolean());
        assertThat(rejected("twice"))
                .allSatisfy(
                        each -> assertThat(each.path("resolved").asBoolean()).isTrue());
    }

    @Test
    void selectsBySinceLikeTheList() {
        reject("sinces", untold(ID + 61, "sinces"));

        assertThat(json(order("{\"source\":\"sinces\",\"since\":\"2999-01-01\"}"))
                        .path("redriven")
                        .asInt())
                .isZero();
        assertThat(json(order("{\"source\":\"sinces\",\"since\":\"2020-01-01\"}"))
                        .path("redriven")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void treatsEmptyListsAsAbsent() {
        reject("empties", untold(ID + 60, "empties"));
        JsonNode tally = json(order("{\"ids\":[],\"code\":[],\"source\":[\"empties\"]}"));
        assertThat(tally.path("redriven").asInt()).isEqualTo(1);
    }

    private HttpResponse<byte[]> order(String json) {
        return operator.send("POST", "/v1/rejected/redrive", json, "Content-Type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "x",
                "[]",
                "{\"everything\":true}",
                "{\"code\":[]}",
                "{\"ids\":[],\"code\":[],\"source\":[]}",
                "{\"code\":\"x\"",
                "{\"code\":\"x\"} {}",
                "{\"ids\":[\"x\"]}",
                "{\"ids\":[\"0-0\"],\"code\":\"x\"}",
                "{\"since\":\"yesterday\"}",
                "{\"code\":\"x\",\"limit\":0}",
                "{\"code\":\"x\",\"limit\":1001}",
                "{\"code\":\"x\",\"force\":\"yes\"}",
                "{\"code\":[1]}",
                "{\"code\":[\"title.mising\"]}"
            })
    void rejectsInvalidOrders(String json) {
        assertThat(order(json).statusCode()).isEqualTo(400);
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
