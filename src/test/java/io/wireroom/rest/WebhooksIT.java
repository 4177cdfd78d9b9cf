package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.rest.WebhookReceiver.Received;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks of the running service, from the partners file to the endpoint. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class WebhooksIT {
    private static final String SITE = "    site: https://everything.example\n";
    private static final String ALPHA = "    sources: [alpha]\n";

    private WebhookReceiver receiver;

    @BeforeEach
    void configure() throws Exception {
        receiver = new WebhookReceiver();
        PartneredWireroom.write(PartneredWireroom.PARTNERS
                .replace(
                        SITE,
                        SITE
                                + webhook("/all", "all")
                                + webhook("/thin", "thin", "format: thin", "events: [withdrawn]")
                                        .replace("    webhooks:\n", ""))
                .replace(ALPHA, ALPHA + webhook("/alpha", "alpha")));
        for (String endpoint : List.of("everything/all", "everything/thin", "alpha/alpha")) {
            PartnerClient.await(() -> PartnerClient.of("operator")
                    .text("/v1/webhooks/" + endpoint)
                    .contains("\"cursor\""));
        }
        WebhookReceiver.awaitEndpoints(3);
    }

    private String webhook(String path, String name, String... more) {
        StringBuilder yaml = new StringBuilder("    webhooks:\n      - {name: " + name + ", url: \""
                + receiver.url(path) + "\", secrets: [" + WebhookReceiver.SECRET + "]");
        for (String each : more) {
            yaml.append(", ").append(each);
        }
        return yaml.append("}\n").toString();
    }

    @AfterEach
    void restore() throws Exception {
        PartneredWireroom.write(PartneredWireroom.PARTNERS);
        WebhookReceiver.awaitNone();
        receiver.close();
    }

    @Test
    void sendsVisibleChangesInOrder() throws Exception {
        put("alpha", 931000001, "First");
        awaitReceived(1, 1);
        put("alpha", 931000001, "Second");
        awaitReceived(2, 2);
        put("beta", 931000002, "Other");
        awaitReceived(3, 2);
        hand("+++\ntitle = \"x\"\narticle_id = 931000001\nsource = \"alpha\"\nstatus = \"withdrawn\"\n+++\n");
        awaitReceived(4, 3);

        assertThat(own("/all"))
                .extracting(Received::id)
                .containsExactly(
                        "931000001-1-published-0",
                        "931000001-2-updated-0",
                        "931000002-1-published-0",
                        "931000001-3-withdrawn-0");
        assertThat(own("/alpha"))
                .extracting(Received::id)
                .containsExactly("931000001-1-published-0", "931000001-2-updated-0", "931000001-3-withdrawn-0");
        assertThat(own("/all").get(2).body())
                .contains("\"data\":"
                        + PartnerClient.of("everything")
                                .text("/v1/articles/931000002.json")
                                .strip());
        assertThat(PartnerClient.of("alpha")
                        .text("/v1/changes?cursor=" + cursor(own("/alpha").getFirst())))
                .contains("\"article\":{\"article_id\":931000001,\"revision\":3,\"status\":\"withdrawn\"");
        assertThat(PartnerClient.of("alpha")
                        .text("/v1/changes?cursor=" + cursor(own("/alpha").getLast())))
                .doesNotContain("\"article_id\":931000001");
        PartnerClient.await(() -> own("/thin").size() == 1);
        assertThat(own("/thin").getFirst().body())
                .contains(
                        "\"data\":{\"article_id\":931000001,\"revision\":3,\"status\":\"withdrawn\",\"canonical_url\":"
                                + "\"https://everything.example/");
        assertThat(receiver.invalid()).isEmpty();
        // the state follows within a second
        PartnerClient.await(() -> {
            String state = PartnerClient.of("alpha").text("/v1/me/webhooks");
            return state.contains("\"id\":\"931000001-3-withdrawn-0\"") && state.contains("\"status\":\"active\"");
        });
        assertThat(PartnerClient.of("alpha").text("/v1/me/webhooks"))
                .doesNotContain(WebhookReceiver.SECRET)
                .contains("\"status\":\"active\"");
    }

    /** Without articles of other tests, which may be released or expire meanwhile. */
    private List<Received> own(String path) {
        return receiver.of(path).stream()
                .filter(each -> each.id().startsWith("93100000"))
                .toList();
    }

    private static String cursor(Received message) {
        return message.body().replaceFirst("(?s).*?\"cursor\":\"([\\w-]+)\".*", "$1");
    }

    /** Waits for both, because an endpoint that is behind gets only the last revision of an article. */
    private void awaitReceived(int all, int alpha) {
        try {
            PartnerClient.await(() -> own("/all").size() == all && own("/alpha").size() == alpha);
        } catch (AssertionError e) {
            throw new AssertionError(receiver.all() + ", invalid " + receiver.invalid(), e);
        }
    }

    @Test
    void isDisabledBy410AndEnabledByATest() {
        receiver.answer(410);
        put("alpha", 931000011, "First");
        PartnerClient.await(
                () -> PartnerClient.of("alpha").text("/v1/me/webhooks").contains("\"status\":\"disabled\""));
        int sent = receiver.of("/alpha").size();

        assertThat(post("alpha", "/v1/me/webhooks/test", 200))
                .contains("\"delivered\":false,\"result\":\"gone\",\"status\":410");
        receiver.answer(204);
        assertThat(post("alpha", "/v1/me/webhooks/test", 200))
                .contains("\"delivered\":true,\"result\":\"delivered\",\"status\":204")
                .contains("\"enabled\":true");
        PartnerClient.await(() -> receiver.of("/alpha").size() == sent + 3); // two tests and the article
        PartnerClient.await(
                () -> PartnerClient.of("alpha").text("/v1/me/webhooks").contains("\"status\":\"active\""));
    }

    /** After 429 the next attempt is made after 48 seconds at the earliest. */
    @Test
    void aSuccessfulTestResumesAFailingEndpoint() {
        receiver.answer(429);
        put("alpha", 931000031, "First");
        PartnerClient.await(
                () -> PartnerClient.of("alpha").text("/v1/me/webhooks").contains("\"next_attempt\""));
        receiver.answer(204);
        Instant start = Instant.now();

        assertThat(post("alpha", "/v1/me/webhooks/test", 200)).contains("\"enabled\":false", "\"resumed\":true");

        PartnerClient.await(
                () -> PartnerClient.of("alpha").text("/v1/me/webhooks").contains("\"status\":\"active\""));
        assertThat(Instant.now()).isBefore(start.plusSeconds(40));
        assertThat(post("alpha", "/v1/me/webhooks/test", 200)).contains("\"resumed\":false");
    }

    @Test
    void replaysOnRequest() {
        put("alpha", 931000021, "First");
        PartnerClient.await(
                () -> receiver.of("/alpha").stream().anyMatch(each -> each.id().startsWith("931000021-")));
        post("operator", "/v1/webhooks/alpha/alpha/replay", 202);
        PartnerClient.await(() -> receiver.of("/alpha").stream()
                        .filter(each -> each.id().startsWith("931000021-"))
                        .count()
                == 2);
        assertThat(receiver.of("/alpha")).extracting(Received::id).doesNotHaveDuplicates();
        post("operator", "/v1/webhooks/alpha/alpha/enable", 202);
    }

    @Test
    void rejectsUnknownEndpoints() {
        post("operator", "/v1/webhooks/alpha/none/enable", 404);
        post("operator", "/v1/webhooks/alpha/alpha/replay?cursor=none", 400);
        post("alpha", "/v1/webhooks/alpha/alpha/enable", 403);
        post("energy", "/v1/me/webhooks/test", 404);
        post("alpha", "/v1/me/webhooks/test?endpoint=none", 404);
        assertThat(PartnerClient.of("alpha").get("/v1/webhooks").statusCode()).isEqualTo(403);
        assertThat(PartnerClient.of("energy").text("/v1/me/webhooks")).isEqualTo("{\"webhooks\":[]}");
    }

    private static String post(String partner, String path, int status) {
        var answer = PartnerClient.of(partner).send("POST", path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return new String(answer.body(), UTF_8);
    }

    private static void put(String source, long id, String title) {
        hand("+++\ntitle = \"" + title + "\"\narticle_id = " + id + "\nsource = \"" + source + "\"\n+++\nA text.\n");
    }

    private static void hand(String document) {
        PartnerClient.await(() -> PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode()
                == 202);
    }
}
