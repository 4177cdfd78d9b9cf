package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.partner.KeyHash;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console tells of partners: cursors, webhooks, withdrawals, and a partners file that can't be used. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ConsoleReceiptsIT {
    private static final String ALPHA = "    sources: [alpha]\n";

    /** Partners that never read: one that may only read, before those that do, and one that operates. */
    private static final String OTHERS = """
              - name: newcomer
                keys: [{sha256: %s}]
              - name: desk
                keys: [{sha256: %s}]
                operate: true
            """.formatted(
            KeyHash.of("key-of-newcomer").hex(), KeyHash.of("key-of-desk").hex());

    private final ConsoleClient console = ConsoleClient.signedIn();
    private WebhookReceiver receiver;

    @BeforeEach
    void configure() throws Exception {
        receiver = new WebhookReceiver();
        PartneredWireroom.write(PartneredWireroom.PARTNERS
                .replace(
                        ALPHA,
                        ALPHA + "    withdrawals: {within: 1s}\n    webhooks:\n      - {name: hook, url: \""
                                + receiver.url("/hook") + "\", secrets: [" + WebhookReceiver.SECRET + "]}\n")
                .replace("  - name: alpha\n", OTHERS + "  - name: alpha\n"));
        PartnerClient.await(() -> text("/v1/webhooks/alpha/hook").contains("\"cursor\""));
        WebhookReceiver.awaitEndpoints(1);
        if (text("/v1/webhooks/alpha/hook").contains("\"status\":\"disabled\"")) {
            PartnerClient.of("operator").send("POST", "/v1/webhooks/alpha/hook/enable", "");
            PartnerClient.await(() -> text("/v1/webhooks/alpha/hook").contains("\"status\":\"active\""));
        }
    }

    @AfterEach
    void restore() throws Exception {
        PartneredWireroom.write(PartneredWireroom.PARTNERS);
        WebhookReceiver.awaitNone();
        receiver.close();
    }

    @Test
    void theOverviewShowsPartnersAndWebhooks() {
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
    void anArticleShowsTheReceiptsOfItsWithdrawal() {
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
    void anInvalidPartnersFileIsAnIssue() throws Exception {
        String good = Files.readString(PartneredWireroom.file());
        PartneredWireroom.write(good.replace("operate: true", "operate: maybe"));
        PartnerClient.await(() -> overview().contains("The partners file can't be used"));
        assertThat(overview()).contains("partners before stay in force", "operate: must be true or false");
        PartneredWireroom.write(good);
        PartnerClient.await(() -> !overview().contains("The partners file can't be used"));
    }

    @Test
    void aPartnerDeletesArticlesThatItsRightsNoLongerCover() {
        put(932100021, "");
        PartnerClient.await(
                () -> receiver.of("/hook").stream().anyMatch(each -> each.id().startsWith("932100021-1")));
        put(932100021, "beta", "");
        PartnerClient.await(
                () -> receiver.of("/hook").stream().anyMatch(each -> each.id().startsWith("932100021-2")));
        PartnerClient.await(() -> receipts(932100021).text().contains("has deleted it by"));

        assertThat(receipts(932100021)
                        .select("li:has(strong:containsOwn(alpha))")
                        .eachText())
                .first()
                .asString()
                .contains("webhook hook: has deleted it by")
                .doesNotContain("has it");
    }

    @Test
    void listsPartnersThatAreBehindFirstWithFailingEndpoints() {
        put(932100031, "");
        PartnerClient.await(
                () -> receiver.of("/hook").stream().anyMatch(each -> each.id().startsWith("932100031-1")));
        receiver.answer(503);
        put(932100031, "status = \"withdrawn\"\n");
        PartnerClient.await(() -> receipts(932100031).text().contains("webhook hook: does not have it yet"));
        PartnerClient.await(() -> receipts(932100031).text().contains("the endpoint is failing since"));

        assertThat(receipts(932100031)
                        .select("section > ul > li > p.line strong")
                        .eachText())
                .containsSubsequence("alpha", "newcomer")
                .doesNotContain("desk");
        assertThat(receipts(932100031).select("details li > p.line strong").eachText())
                .contains("desk");
        receiver.answer(410);
        PartnerClient.await(() -> receipts(932100031).text().contains("the endpoint is disabled since"));
    }

    @Test
    void removesAConsumerFromTheOverview() {
        put(932100041, "");
        PartnerClient.await(
                () -> receiver.of("/hook").stream().anyMatch(each -> each.id().startsWith("932100041-1")));
        assertThat(PartnerClient.of("alpha")
                        .get("/v1/changes?consumer=gone.one")
                        .statusCode())
                .isEqualTo(200);
        PartnerClient.await(() -> partners().contains("gone.one, by changes: read"));
        Document before = console.page("/console");
        String path = "/console/consumers/alpha/gone.one/forget";

        assertThat(before.select("#partners")).hasSize(1);
        assertThat(before.select("details form[action=" + path + "] button.plain"))
                .hasSize(1);
        assertThat(before.select("details:has(form[action=" + path + "]) > p").text())
                .contains("not expected to take withdrawals");
        String next = ConsoleClient.location(console.post(path, "csrf", ConsoleClient.token(before)));
        Document after = console.page(next);
        assertThat(after.select(".notice.good[role=status]").text()).contains("Forgotten: gone.one of alpha.");
        assertThat(after.select("section:has(#partners)").text()).doesNotContain("gone.one");
        assertThat(after.select("section:has(#partners)").text()).contains("alpha seen");
        assertThat(console.page("/console?forgotten=%3Cb%3E/x").select(".notice[role=status]"))
                .isEmpty();
    }

    @Test
    void aFoldOutStaysOpenWhileTheOverviewIsUpdated(@TempDir Path profile) throws Exception {
        assertThat(PartnerClient.of("alpha")
                        .get("/v1/changes?consumer=open.one")
                        .statusCode())
                .isEqualTo(200);
        PartnerClient.await(() -> partners().contains("open.one, by changes: read"));
        try (Chromium browser = new Chromium(profile)) {
            browser.open(PartnerClient.base() + "/console/sign-in");
            browser.evaluate("(document.querySelector('input[name=key]').value = 'key-of-operator',"
                    + " document.querySelector('main form').submit())");
            PartnerClient.await(() -> browser.evaluate("document.querySelector('#live details') != null")
                    .equals("true"));
            String open = "document.querySelector('details:has(form[action*=\"/alpha/open.one/\"])').open";
            browser.evaluate("(" + open + " = true, document.querySelector('#live time').id = 'before')");
            PartnerClient.await(() -> browser.evaluate("document.querySelector('#before') == null")
                    .equals("true"));

            assertThat(browser.evaluate(open)).isEqualTo("true");
        }
        assertThat(PartnerClient.of("alpha")
                        .send("DELETE", "/v1/me/consumers/open.one", "")
                        .statusCode())
                .isEqualTo(204);
    }

    private Document receipts(long id) {
        return Jsoup.parse(console.page("/console/articles/" + id)
                .select("section[aria-labelledby=receipts]")
                .outerHtml());
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
        put(id, "alpha", more);
    }

    private static void put(long id, String source, String more) {
        String document =
                "+++\ntitle = \"x\"\narticle_id = %d\nsource = \"%s\"\n%s+++\nA text.\n".formatted(id, source, more);
        PartnerClient.await(() -> PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode()
                == 202);
    }
}
