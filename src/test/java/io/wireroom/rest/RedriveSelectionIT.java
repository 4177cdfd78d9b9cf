package io.wireroom.rest;

import static io.wireroom.rest.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.service.kafka.KafkaConnection;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators send a selection of rejected documents again. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class RedriveSelectionIT {
    private static final long ID = 872_500_000;

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
    void redrivesASelection() {
        JsonNode first = documents.reject("many", RejectedFixture.untold(ID + 40, "many"));
        documents.reject("many", RejectedFixture.untold(ID + 41, "many"));
        operator.send(
                "POST",
                "/v1/rejected/" + first.path("id").asText() + "/redrive",
                Documents.of(ID + 40, "many", "Mended", ""));
        PartnerClient.await(() -> documents.again(first).path("resolved").asBoolean());

        JsonNode one = json(order("{\"source\":[\"many\"],\"limit\":1}"));
        String ids = "{\"ids\":[\"" + first.path("id").asText() + "\",\"0-99999\"]";
        JsonNode byId = json(order(ids + "}"));

        assertThat(one.path("redriven").asInt()).isEqualTo(1);
        assertThat(byId.path("resolved").asInt()).as("what is repaired").isEqualTo(1);
        assertThat(byId.path("redriven").asInt()).isZero();
        assertThat(byId.path("gone").asInt()).isEqualTo(1);
    }

    /** Otherwise each redrive of a selection would double what can't be published. */
    @Test
    void aSelectionSendsARepeatedlyRejectedDocumentOnce() {
        JsonNode first = documents.reject("twice", RejectedFixture.untold(ID + 50, "twice"));
        String selection = "{\"source\":[\"twice\"]}";
        assertThat(json(order(selection)).path("redriven").asInt()).isEqualTo(1);
        PartnerClient.await(() -> documents.of("twice").size() == 2);
        PartnerClient.await(() -> documents.again(first).has("last_redrive"));

        JsonNode second = json(order(selection));

        assertThat(second.path("redriven").asInt()).isEqualTo(1);
        assertThat(second.path("rejected_again").asInt()).isEqualTo(1);
        PartnerClient.await(() -> documents.of("twice").size() == 3);
        String last = documents.of("twice").getFirst().path("id").asText();
        operator.send("POST", "/v1/rejected/" + last + "/redrive", Documents.of(ID + 50, "twice", "Mended", ""));
        PartnerClient.await(() -> documents.again(first).path("resolved").asBoolean());
        assertThat(documents.of("twice"))
                .allSatisfy(
                        each -> assertThat(each.path("resolved").asBoolean()).isTrue());
    }

    /** Two versions were rejected while their article was withdrawn. */
    @Test
    void sendsTheOldestFirst() {
        long id = ID + 62;
        String article = "/v1/articles/" + id;
        Documents.decided(publisher, publisher, Documents.of(id, "order", "First", ""));
        Documents.decided(publisher, publisher, Documents.of(id, "order", "First", "status = \"withdrawn\""));
        Documents.decided(publisher, publisher, Documents.of(id, "order", "Older", ""));
        Documents.decided(publisher, publisher, Documents.of(id, "order", "Newer", ""));
        Documents.decided(publisher, publisher, Documents.of(id, "order", "Back", "status = \"published\""));
        PartnerClient.await(() -> documents.of("order").size() == 2);

        assertThat(json(order("{\"source\":\"order\",\"force\":true}"))
                        .path("redriven")
                        .asInt())
                .isEqualTo(2);
        PartnerClient.await(
                () -> json(operator.get(article + "/history")).path("documents").size() == 7);
        PartnerClient.await(
                () -> json(publisher.get(article)).path("title").asText().equals("Newer"));
    }

    @Test
    void selectsBySinceLikeTheList() {
        documents.reject("sinces", RejectedFixture.untold(ID + 61, "sinces"));

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
        documents.reject("empties", RejectedFixture.untold(ID + 60, "empties"));
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
                "{\"code\":\"title.missing\"",
                "{\"code\":\"title.missing\"} {}",
                "{\"ids\":[\"x\"]}",
                "{\"ids\":[\"0-0\"],\"code\":\"title.missing\"}",
                "{\"since\":\"yesterday\"}",
                "{\"code\":\"title.missing\",\"limit\":0}",
                "{\"code\":\"title.missing\",\"limit\":1001}",
                "{\"code\":\"title.missing\",\"force\":\"yes\"}",
                "{\"code\":[1]}",
                "{\"code\":[\"title.mising\"]}"
            })
    void rejectsInvalidOrders(String json) {
        assertThat(order(json).statusCode()).isEqualTo(400);
    }
}
