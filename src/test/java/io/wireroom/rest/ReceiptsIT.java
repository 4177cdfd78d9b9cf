package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.kafka.KafkaFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receipts of the running service, and who may read them. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ReceiptsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REASON = "=HYPERLINK(\"https://evil.example\",\"a, b\")";

    @Test
    void listPartnersWithAndWithoutAWithdrawal() {
        PartnerClient.publish("alpha", 932000001, "");
        await(932000001, "published");
        String cursor = cursor("alpha", "/v1/changes?limit=1000");
        assertThat(state(932000001, "alpha")).as("sent, and not back yet").isEqualTo("outstanding");
        cursor("alpha", "/v1/changes?cursor=" + cursor);
        assertThat(state(932000001, "alpha")).isEqualTo("seen");
        assertThat(state(932000001, "energy")).isEqualTo("not_entitled");

        PartnerClient.publish("alpha", 932000001, "status = \"withdrawn\"\nreason = '" + REASON + "'\n");
        await(932000001, "withdrawn");
        assertThat(state(932000001, "alpha")).isEqualTo("outstanding");
        String after = cursor("alpha", "/v1/changes?cursor=" + cursor);
        assertThat(state(932000001, "alpha")).isEqualTo("outstanding");
        cursor("alpha", "/v1/changes?cursor=" + after);
        assertThat(state(932000001, "alpha")).isEqualTo("seen");
        cursor("alpha", "/v1/changes?cursor=" + cursor);
        assertThat(state(932000001, "alpha")).as("although it reads again").isEqualTo("seen");

        String csv = PartnerClient.of("operator").text("/v1/receipts.csv?partner=alpha");
        assertThat(csv)
                .startsWith("article_id,revision,withdrawn,reason,url,partner,state,seen_by,overdue,")
                .contains(",\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"a, b\"\")\",/")
                .endsWith("\r\n");
        List<String> rows = rows(csv, "932000001,2,");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).contains(",alpha,seen,20").endsWith(",false,");
    }

    @Test
    void distinguishConsumersOfAPartner() throws InterruptedException {
        PartnerClient.publish("beta", 932000011, "");
        await(932000011, "published");
        String site = cursor("everything", "/v1/changes?limit=1000&consumer=site");
        String app = cursor("everything", "/v1/changes?limit=1000&consumer=app");
        PartnerClient.publish("beta", 932000011, "status = \"withdrawn\"\n");
        await(932000011, "withdrawn");
        site = cursor("everything", "/v1/changes?consumer=site&cursor=" + site);
        cursor("everything", "/v1/changes?consumer=site&cursor=" + site);
        assertThat(state(932000011, "everything")).isEqualTo("outstanding");
        assertThat(rows(PartnerClient.of("operator").text("/v1/receipts.csv?partner=everything"), "932000011,2,"))
                .first()
                .asString()
                .endsWith(",app");
        app = cursor("everything", "/v1/changes?consumer=app&cursor=" + app);
        assertThat(PartnerClient.of("everything")
                        .get("/v1/hugo.tar.gz?consumer=app&cursor=" + app)
                        .statusCode())
                .as("the cursor of one channel is good for another")
                .isEqualTo(200);
        KafkaFixture.until(() -> partner(932000011, "everything")
                .get("consumers")
                .valueStream()
                .anyMatch(consumer -> consumer.get("consumer").asText().equals("app")
                        && consumer.get("state").asText().equals("seen")
                        && consumer.get("channel").asText().equals("hugo")));
    }

    @Test
    void removesAConsumer() {
        PartnerClient.publish("beta", 932000061, "");
        await(932000061, "published");
        cursor("everything", "/v1/changes?limit=1000&consumer=download");
        PartnerClient.publish("beta", 932000061, "status = \"withdrawn\"\n");
        await(932000061, "withdrawn");
        assertThat(PartnerClient.of("everything").text("/v1/me/consumers"))
                .contains("{\"consumer\":\"download\",\"channel\":\"changes\"");
        assertThat(PartnerClient.of("operator").text("/v1/consumers"))
                .contains("{\"partner\":\"everything\",\"consumer\":\"download\"");

        assertThat(delete("everything", "/v1/me/consumers/none")).isEqualTo(404);
        assertThat(delete("everything", "/v1/me/consumers/default")).isEqualTo(403);
        assertThat(delete("everything", "/v1/consumers/everything/download")).isEqualTo(403);
        assertThat(delete("everything", "/v1/me/consumers/download")).isEqualTo(204);
        assertThat(partner(932000061, "everything").toString()).doesNotContain("download");

        cursor("everything", "/v1/changes?limit=1000&consumer=download");
        assertThat(delete("operator", "/v1/consumers/everything/download")).isEqualTo(204);
        assertThat(delete("operator", "/v1/consumers/everything/download")).isEqualTo(404);
    }

    @Test
    void refusesToRemoveAWebhook() {
        var answer = PartnerClient.of("operator").send("DELETE", "/v1/consumers/alpha/webhook%2Fhook", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), UTF_8)).contains("remove it from the partner in the partners file");
    }

    private static int delete(String partner, String path) {
        return PartnerClient.of(partner).send("DELETE", path, "").statusCode();
    }

    @Test
    void explainsMissingReceipts() {
        PartnerClient.publish("beta", 932000071, "draft = true\n");
        PartnerClient.await(() -> PartnerClient.of("operator")
                .text("/v1/articles/932000071/receipts")
                .contains("No partner has seen the article. It is held as a draft"));
        PartnerClient.publish("beta", 932000071, "status = \"withdrawn\"\n");
        PartnerClient.await(() -> {
            String answer = PartnerClient.of("operator").text("/v1/articles/932000071/receipts");
            return answer.contains("No partner has seen the article.") && !answer.contains("draft");
        });
        assertProblem("everything", "/v1/articles/932000071/receipts", 403, "operators-only");
    }

    @Test
    void validatesAndLimitsConsumerNames() {
        PartnerClient.await(
                () -> PartnerClient.of("alphas").get("/v1/changes?limit=1").statusCode() == 200);
        for (String name : List.of("a%20b", "webhook%2Fx", "%3Cb%3E", "a".repeat(65))) {
            assertProblem("alphas", "/v1/changes?consumer=" + name, 400, "bad-parameter");
        }
        assertProblem("alphas", "/v1/changes?consumer=a&consumer=b", 400, "bad-parameter");
        for (int i = 0; i < 16; i++) {
            assertThat(PartnerClient.of("alphas")
                            .get("/v1/changes?limit=1&consumer=site-" + i)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertProblem("alphas", "/v1/changes?consumer=another", 400, "bad-parameter");
        assertProblem("alphas", "/v1/snapshot?consumer=another", 400, "bad-parameter");
        assertThat(new String(
                        PartnerClient.of("alphas")
                                .get("/v1/changes?consumer=another")
                                .body(),
                        UTF_8))
                .contains("at once after DELETE /v1/me/consumers/{name}");
        assertThat(PartnerClient.of("alphas").get("/v1/changes?limit=1").statusCode())
                .as("without a name")
                .isEqualTo(200);
    }

    @Test
    void onlyOperatorsReadReceipts() {
        PartnerClient.publish("alpha", 932000021, "");
        await(932000021, "published");
        for (String path : List.of("/v1/articles/932000021/receipts", "/v1/receipts.csv")) {
            assertProblem("alpha", path, 403, "operators-only");
            assertProblem("publisher", path, 403, "operators-only");
            assertThat(PartnerClient.withoutKey().get(path).statusCode()).isEqualTo(401);
        }
        assertThat(PartnerClient.withoutKey().get("/console/receipts.csv").statusCode())
                .as("leads to the sign-in page")
                .isNotEqualTo(200);
    }

    @Test
    void unknownArticlesAndConsumersAreNotFound() {
        assertProblem("operator", "/v1/articles/932000099/receipts", 404, "not-found");
        assertProblem("operator", "/v1/articles/none/receipts", 404, "not-found");
        assertProblem("operator", "/v1/articles/932000099/receipts?partner=alpha", 400, "unknown-parameter");
        assertProblem("operator", "/v1/receipts.csv?partner=nobody", 400, "bad-parameter");
        assertProblem("operator", "/v1/receipts.csv?since=yesterday", 400, "bad-parameter");
    }

    @Test
    void aReportContainsTheWithdrawalsOfItsPeriod() {
        String none = PartnerClient.of("operator").text("/v1/receipts.csv?since=2019-01-01&until=2019-02-01");
        assertThat(none.lines()).hasSize(1);
    }

    private static void assertProblem(String partner, String path, int status, String type) {
        var answer = PartnerClient.of(partner).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(new String(answer.body(), UTF_8)).contains(type);
    }

    private static List<String> rows(String csv, String start) {
        List<String> rows = new ArrayList<>();
        for (String line : csv.split("\r\n", -1)) {
            if (line.startsWith(start)) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static String cursor(String partner, String path) {
        return json(PartnerClient.of(partner).text(path)).get("cursor").asText();
    }

    private static void await(long id, String status) {
        PartnerClient.await(() -> {
            var answer = PartnerClient.of("operator").get("/v1/articles/" + id + "/receipts");
            return answer.statusCode() == 200
                    && json(new String(answer.body(), UTF_8))
                            .get("status")
                            .asText()
                            .equals(status);
        });
    }

    private static String state(long id, String partner) {
        return partner(id, partner).get("state").asText();
    }

    private static JsonNode partner(long id, String partner) {
        for (JsonNode each : json(PartnerClient.of("operator").text("/v1/articles/" + id + "/receipts"))
                .get("partners")) {
            if (each.get("partner").asText().equals(partner)) {
                return each;
            }
        }
        throw new AssertionError("no " + partner);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
