package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.Programs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for readers who want to know what became of an article. */
@QuarkusTest
@WithTestResource(PublicWireroom.class)
class VerifyPageIT {
    private static final long ID = 941000001;
    private static final long WITHDRAWN = 941000002;

    private final PartnerClient nobody = PartnerClient.withoutKey();
    private final PartnerClient publisher = PartnerClient.of("publisher");

    @TempDir
    Path folder;

    @BeforeEach
    void publish() {
        PartnerClient.await(() -> publisher.get("/v1/articles").statusCode() == 200);
        hand(ID, "The harbour", "First paragraph: 10&nbsp;000 “boats”.\n\nSecond *paragraph*…", "");
        hand(WITHDRAWN, "Wrong", "Wrong.", "");
        PartnerClient.await(() -> nobody.get("/verify/" + ID).statusCode() == 200
                && nobody.get("/verify/" + WITHDRAWN).statusCode() == 200);
        hand(WITHDRAWN, "Wrong", "Wrong.", "status = \"withdrawn\"\nreason = \"legal <b>\"\n");
        PartnerClient.await(() -> text("/verify/" + WITHDRAWN).contains("Withdrawn because"));
    }

    private void hand(long id, String title, String body, String more) {
        publisher.send("POST", "/v1/articles", """
                +++
                title = "%s"
                date = "2023-02-03T04:05:06Z"
                article_id = %d
                source = "alpha"
                %s+++
                %s
                """.formatted(title, id, more, body));
    }

    @Test
    void showsTheStateOfAnArticleWithoutJavaScript() {
        Document page = html(nobody.get("/verify/" + ID));
        assertThat(page.select("h1").text()).isEqualTo("The harbour");
        assertThat(page.select("h1 + .state").text()).isEqualTo("Published, and not corrected so far.");
        assertThat(page.select("dl").text()).contains(ID + ", revision 1", "3 February 2023, 04:05 UTC");
        assertThat(page.select("a[href=/v1/articles/" + ID + "/statement]")).hasSize(1);
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("form, [onclick], script:not([src])")).isEmpty();

        Document gone = html(nobody.get("/verify/" + WITHDRAWN));
        assertThat(gone.select("h1").text()).isEqualTo("This article was withdrawn");
        assertThat(gone.select("dd").eachText()).contains("legal <b>");
        assertThat(gone.select("#compare, script")).isEmpty();
    }

    @Test
    void showsACorrectionAndChangesItsEntityTag() {
        long id = 941000003;
        hand(id, "First", "First.", "");
        PartnerClient.await(() -> nobody.get("/verify/" + id).statusCode() == 200);
        String tag = nobody.get("/verify/" + id).headers().firstValue("ETag").orElseThrow();
        assertThat(nobody.get("/verify/" + id, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        hand(id, "Second", "Second.", "");

        PartnerClient.await(() -> text("/verify/" + id).contains("Corrected on"));
        assertThat(html(nobody.get("/verify/" + id, "If-None-Match", tag))
                        .select("h1 + .state")
                        .text())
                .isEqualTo("Published, and corrected since: revision 2 is the current one.");
    }

    @Test
    void isNotFoundForUnpublishedArticles() {
        hand(941000004, "Later", "Later.", "publishDate = \"2999-01-01T00:00:00Z\"\n");
        assertThat(nobody.get("/verify/941000004").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/verify/0").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/verify/9999999999999999").statusCode()).isEqualTo(404);
        assertThat(PartnerClient.of("energy").get("/verify/" + ID).statusCode()).isEqualTo(404);
        assertThat(nobody.get("/verify/" + ID + "?utm_source=qr&x=1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void comparesInABrowserAndSendsNothing() throws Exception {
        assumeTrue(Programs.isThere("chromium"), "chromium is not on the path");
        try (Chromium browser = new Chromium(folder)) {
            browser.open(PartnerClient.base() + "/verify/" + ID);
            assertThat(browser.evaluate("document.getElementById('compare').hidden"))
                    .isEqualTo("false");

            assertThat(compare(browser, "First paragraph: 10 000 \"boats\". \r\n Second para\u00adgraph..."))
                    .isEqualTo("match: The text matches the current revision.");
            assertThat(compare(browser, "The harbour\n\nFirst paragraph: 10\u00a0000 “boats”.\n\nSecond paragraph…"))
                    .startsWith("match: ");
            assertThat(compare(browser, "First paragraph: 100 000 “boats”. Second paragraph…"))
                    .isEqualTo("differs: The text differs from the current revision, or it is only a part of it.");
            assertThat(compare(browser, " \u00ad")).isEqualTo("unknown: There is no text to compare.");
            assertThat(browser.errors()).isEmpty();
            assertThat(browser.requested())
                    .isSubsetOf(Stream.of("/verify/" + ID, "/verify/script.js", "/favicon.svg", "/favicon.ico")
                            .map(path -> PartnerClient.base() + path)
                            .toList());

            browser.open(PartnerClient.base() + "/verify/" + WITHDRAWN);
            assertThat(browser.evaluate("document.querySelector('main').innerText"))
                    .contains("This article was withdrawn", "legal <b>")
                    .doesNotContain("Compare");
            assertThat(browser.errors()).isEmpty();

            browser.setJavaScript(false);
            browser.open(PartnerClient.base() + "/verify/" + ID);
            assertThat(browser.evaluate("document.querySelector('main').innerText"))
                    .contains("Published, and not corrected so far", "Comparing a text needs JavaScript")
                    .doesNotContain("Paste");
        }
    }

    private static String compare(Chromium browser, String text) throws Exception {
        browser.evaluate("(() => { const text = document.getElementById('text'); text.value = "
                + new ObjectMapper().writeValueAsString(text) + "; text.dispatchEvent(new Event('input'));"
                + " document.getElementById('check').click(); })()");
        PartnerClient.await(() ->
                browser.evaluate("document.getElementById('result').hidden").equals("false"));
        return browser.evaluate("document.getElementById('result').dataset.state + ': '"
                + " + document.getElementById('result').innerText");
    }

    private String text(String path) {
        return new String(nobody.get(path).body(), UTF_8);
    }

    private static Document html(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        return Jsoup.parse(new String(answer.body(), UTF_8));
    }
}
