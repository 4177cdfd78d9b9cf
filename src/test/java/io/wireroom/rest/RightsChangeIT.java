package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.partner.KeyHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a partner gets when its rights change in the partners file of the running service. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class RightsChangeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOTH = "sources: [rho, sigma]";
    private static final String RHO = "sources: [rho]";
    private static final String SIGMA = "sources: [sigma]";
    private static long next = 961_000_001;

    private WebhookReceiver receiver;
    private long rho;
    private long sigma;

    @BeforeEach
    void publish() throws Exception {
        receiver = new WebhookReceiver();
        rights(BOTH);
        rho = next++;
        sigma = next++;
        PartnerClient.publish("rho", rho, "");
        PartnerClient.publish("sigma", sigma, "");
        await(rho, 200);
        await(sigma, 200);
    }

    @AfterEach
    void restore() throws Exception {
        PartneredWireroom.write(PartneredWireroom.PARTNERS);
        PartnerClient.await(() -> PartnerClient.of("reader").get("/v1/me").statusCode() == 401);
        receiver.close();
    }

    @Test
    void changesContainHiddenAndShownArticles() {
        String cursor = drain("/v1/changes?limit=1000", new ArrayList<>());
        rights(RHO);
        assertThat(status(sigma)).as("lists and articles are right at once").isEqualTo(404);
        assertThat(receipt(sigma)).isEqualTo("outstanding");

        List<String> narrowed = new ArrayList<>();
        cursor = drain("/v1/changes?limit=1&cursor=" + cursor, narrowed);
        assertThat(narrowed).contains("withdrawn " + sigma).doesNotContain("withdrawn " + rho, "updated " + rho);
        assertThat(PartnerClient.of("reader").text("/v1/changes?cursor=" + cursor))
                .contains("\"changes\":[]");
        assertThat(receipt(sigma)).as("taken").isEqualTo("seen");

        rights(BOTH);
        List<String> widened = new ArrayList<>();
        drain("/v1/changes?limit=1&cursor=" + cursor, widened);
        assertThat(widened).contains("published " + sigma).doesNotContain("published " + rho);
        assertThat(receipt(sigma)).isEqualTo("seen");
    }

    @Test
    void aSecondChangeRestartsTheDifference() {
        String cursor = drain("/v1/changes?limit=1000", new ArrayList<>());
        rights(RHO);
        JsonNode first = json(PartnerClient.of("reader").text("/v1/changes?limit=1&cursor=" + cursor));
        rights(SIGMA);
        List<String> told = new ArrayList<>();
        drain("/v1/changes?limit=1&cursor=" + first.get("cursor").asText(), told);

        assertThat(told).contains("withdrawn " + rho, "published " + sigma);
    }

    @Test
    void hiddenWithdrawalsAreSentWithTheChangeOfRights() {
        String cursor = drain("/v1/changes?limit=1000", new ArrayList<>());
        rights(RHO);
        PartnerClient.publish("sigma", sigma, "status = \"withdrawn\"\n");
        PartnerClient.await(() ->
                PartnerClient.of("everything").get("/v1/articles/" + sigma).statusCode() == 410);
        assertThat(receipt(sigma)).isEqualTo("outstanding");
        List<String> told = new ArrayList<>();
        cursor = drain("/v1/changes?cursor=" + cursor, told);
        assertThat(told).contains("withdrawn " + sigma);
        PartnerClient.of("reader").text("/v1/changes?cursor=" + cursor); // it comes back, so it has read to the end
        rights(BOTH);
        assertThat(receipt(sigma))
                .as("it has taken no withdrawal of these rights")
                .isEqualTo("no_revision");
        List<String> widened = new ArrayList<>();
        drain("/v1/changes?cursor=" + cursor, widened);
        assertThat(widened).doesNotContain("published " + sigma);
    }

    @Test
    void aStreamEndsAndContinuesWithTheChange() throws Exception {
        String cursor = drain("/v1/changes?limit=1000", new ArrayList<>());
        try (HttpClient http = HttpClient.newHttpClient()) {
            try (EventReader events = new EventReader(stream(http, cursor))) {
                events.next();
                rights(RHO);
                assertThat(endOf(events)).isTrue();
            }
            try (EventReader events = new EventReader(stream(http, cursor))) {
                assertThat(events.next(sigma).type()).isEqualTo("withdrawn");
            }
            http.shutdownNow();
        }
    }

    private static boolean endOf(EventReader events) {
        try {
            while (true) {
                events.next();
            }
        } catch (UncheckedIOException ended) {
            return true;
        }
    }

    private static InputStream stream(HttpClient http, String cursor) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PartnerClient.base() + "/v1/changes/stream"))
                .header("Authorization", "Bearer key-of-reader")
                .header("Last-Event-ID", cursor)
                .build();
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void webhooksSendHiddenAndShownArticlesWithNewIds() {
        PartnerClient.await(() ->
                PartnerClient.of("operator").text("/v1/webhooks/reader/site").contains("\"cursor\""));
        PartnerClient.publish("sigma", sigma, "description = \"More\"\n");
        PartnerClient.await(() -> messages("article.updated", sigma) == 1);
        rights(RHO);
        PartnerClient.await(() -> byRights("withdrawn", sigma) == 1);
        PartnerClient.await(() -> receipt(sigma, "webhook/site").equals("seen"));
        rights(BOTH);
        PartnerClient.await(() -> byRights("published", sigma) == 1);
        rights(RHO);
        PartnerClient.await(() -> byRights("withdrawn", sigma) == 2);

        assertThat(receiver.of("/site").stream().map(WebhookReceiver.Received::id))
                .doesNotHaveDuplicates();
        assertThat(messages("article.withdrawn", rho)).isZero();
    }

    @Test
    void aHugoExportDeletesHiddenArticles() throws IOException {
        String cursor = drain("/v1/changes?limit=1000", new ArrayList<>());
        rights(RHO);
        byte[] archive = PartnerClient.of("reader")
                .get("/v1/hugo.tar.gz?cursor=" + cursor)
                .body();
        String files = new String(new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes(), UTF_8);

        assertThat(files).containsPattern("news/\\d{6}/" + sigma + "-x\\.md").doesNotContain("/" + rho + "-x");
        rights(BOTH);
        archive = PartnerClient.of("reader")
                .get("/v1/hugo.tar.gz?cursor="
                        + files.replaceAll("(?s).*cursor\\.txt[^A-Za-z]*.*?([A-Za-z0-9_-]{20,}).*", "$1"))
                .body();
        files = new String(new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes(), UTF_8);
        assertThat(files).contains("article_id = " + sigma);
    }

    /** Messages that result from changes of rights. */
    private long byRights(String type, long article) {
        return receiver.of("/site").stream()
                .filter(message -> message.id().matches(article + "-\\d+-" + type + "-\\d+\\.\\d+"))
                .count();
    }

    private long messages(String type, long article) {
        return receiver.of("/site").stream()
                .filter(message -> message.body().contains("\"type\":\"" + type + "\"")
                        && message.body().contains("\"article_id\":" + article + ","))
                .count();
    }

    /** Changes the partners file, and waits until the service has loaded it. */
    private void rights(String rights) {
        PartneredWireroom.write(PartneredWireroom.PARTNERS + "  - name: reader\n    keys: [{sha256: "
                + KeyHash.of("key-of-reader").hex() + "}]\n    limit: {requests: 100000, per: 60s}\n    " + rights
                + "\n    webhooks: [{name: site, url: \"" + receiver.url("/site") + "\", secrets: ["
                + WebhookReceiver.SECRET + "]}]\n");
        String sources = rights.substring(rights.indexOf('[') + 1, rights.indexOf(']'));
        PartnerClient.await(() -> {
            String me = PartnerClient.of("reader").text("/v1/me");
            return me.contains("\"sources\":[")
                    && me.contains("rho") == sources.contains("rho")
                    && me.contains("sigma") == sources.contains("sigma");
        });
    }

    /** Reads until there are no more changes. */
    private static String drain(String path, List<String> told) {
        JsonNode page = json(PartnerClient.of("reader").text(path));
        while (!page.get("changes").isEmpty()) {
            for (JsonNode change : page.get("changes")) {
                told.add(change.get("type").asText() + " "
                        + change.get("article").get("article_id").asText());
            }
            page = json(PartnerClient.of("reader")
                    .text("/v1/changes?limit=1&cursor=" + page.get("cursor").asText()));
        }
        return page.get("cursor").asText();
    }

    private static int status(long article) {
        return PartnerClient.of("reader").get("/v1/articles/" + article).statusCode();
    }

    private static void await(long article, int status) {
        PartnerClient.await(() -> status(article) == status);
    }

    private static String receipt(long article) {
        return receipt(article, "default");
    }

    /** The state of a consumer of the reader; the partner's if it has no such consumer. */
    private static String receipt(long article, String name) {
        for (JsonNode each : json(PartnerClient.of("operator").text("/v1/articles/" + article + "/receipts"))
                .get("partners")) {
            if (each.get("partner").asText().equals("reader")) {
                for (JsonNode consumer : each.get("consumers")) {
                    if (consumer.get("consumer").asText().equals(name)) {
                        return consumer.get("state").asText();
                    }
                }
                return each.get("state").asText();
            }
        }
        throw new AssertionError("no reader");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
