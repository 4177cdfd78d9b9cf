package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the console tells of partners: cursors, webhooks, withdrawals, and a partners file that can't be used. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ConsoleReceiptsIT {
    private static final String ALPHA = "    sources: [alpha]\n";

    private final ConsoleClient console = ConsoleClient.signedIn();
    private WebhookReceiver receiver;

    @BeforeEach
    void configure() throws Exception {
        receiver = new WebhookReceiver();
        write(PartneredWireroom.PARTNERS.replace(
                ALPHA,
                ALPHA + "    withdrawals: {within: 1s}\n    webhooks:\n      - {name: hook, url: \""
                        + receiver.url("/hook") + "\", secrets: [" + WebhookReceiver.SECRET + "]}\n"));
        PartnerClient.await(() -> text("/v1/webhooks/alpha/hook").contains("\"cursor\""));
    }

    @AfterEach
    void restore() throws Exception {
        write(PartneredWireroom.PARTNERS);
        PartnerClient.await(() -> text("/v1/webhooks").equals("{\"webhooks\":[]}"));
        receiver.close();
    }

    private static void write(String partners) throws IOException {
        Files.writeString(
                Path.of(ConfigProvider.getConfig().getValue("wireroom.partners.file", String.class)), partners);
    }

    @Test
    void theOverviewTellsHowPartnersAndTheirWebhooksStand() {
        put(932100001, "");
        PartnerClient.await(
                () -> receiver.of("/hook").stream().anyMatch(each -> each.id().startsWith("932100001-")));
        assertThat(PartnerClient.of("alpha").get("/v1/changes?limit=1000").statusCode())
                .isEqualTo(200);
        receiver.answer(503);
        put(932100001, "status = \"withdrawn\"\n");
        PartnerClient.await(() -> partners().contains("failing webhook hook"));
        PartnerClient.await(() -> overview().contains("alpha has not taken"));

        assertThat(partners())
                .contains("default, by changes: read")
                .contains("failing webhook hook, since")
                .contains("last success")
                .containsPattern("[0-9]+ changes? to send")
                .containsPattern("[0-9]+ withdrawals? outstanding, [0-9]+ of them overdue");
        assertThat(overview())
                .contains("The webhook hook of alpha is failing.")
                .containsPattern("alpha has not taken [0-9]+ withdrawals? within 1 s");

        receiver.answer(410);
        PartnerClient.await(() -> overview().contains("The webhook hook of alpha is disabled."));
    }

    @Test
    void anArticleTellsWhoHasItsWithdrawal() {
        put(932100011, "");
        PartnerClient.await(
                () -> receiver.of("/hook").stream().anyMatch(each -> each.id().startsWith("932100011-1")));
        put(932100011, "status = \"withdrawn\"\n");
        PartnerClient.await(
                () -> receiver.of("/hook").stream().anyMatch(each -> each.id().startsWith("932100011-2")));
        PartnerClient.await(
                () -> console.page("/console/articles/932100011").text().contains("has it by"));

        Document page = console.page("/console/articles/932100011");
        assertThat(page.select("section[aria-labelledby=receipts] li > p.line").eachText())
                .contains("energy may not see it")
                .anyMatch(line -> line.startsWith("alpha has it"));
        assertThat(page.select("section[aria-labelledby=receipts] time")).isNotEmpty();

        var csv = console.get("/console/receipts.csv?partner=alpha");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    }

    @Test
    void aPartnersFileThatCanNotBeUsedNeedsAnOperator() throws Exception {
        String good =
                Files.readString(Path.of(ConfigProvider.getConfig().getValue("wireroom.partners.file", String.class)));
        write(good.replace("operate: true", "operate: maybe"));
        PartnerClient.await(() -> overview().contains("The partners file can't be used"));
        assertThat(overview()).contains("partners before stay in force", "operate: must be true or false");
        write(good);
        PartnerClient.await(() -> !overview().contains("The partners file can't be used"));
    }

    private String overview() {
        return console.page("/console").text();
    }

    private String partners() {
        return console.page("/console").select("section:has(#partners)").text();
    }

    private static String text(String path) {
        return new String(PartnerClient.of("operator").get(path).body(), UTF_8);
    }

    private static void put(long id, String more) {
        String document =
                "+++\ntitle = \"x\"\narticle_id = %d\nsource = \"alpha\"\n%s+++\nA text.\n".formatted(id, more);
        PartnerClient.await(() -> PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode()
                == 202);
    }
}
