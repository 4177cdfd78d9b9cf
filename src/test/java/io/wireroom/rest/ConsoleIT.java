package io.wireroom.rest;

import static io.wireroom.rest.Documents.json;
import static io.wireroom.rest.RejectedFixture.untold;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.service.kafka.KafkaConnection;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators find, correct, try and withdraw in the console; whatever documents contain is shown as text. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ConsoleIT {
    private static final long ID = 874_000_000;
    private static final String MARKUP = "<script>alert(1)</script></textarea><img src=x onerror=alert(2)>";

    @Inject
    KafkaConnection kafka;

    private final PartnerClient publisher = PartnerClient.of("publisher");
    private final PartnerClient reader = PartnerClient.of("operator");
    private final ConsoleClient console = ConsoleClient.signedIn();
    private RejectedFixture documents;

    @BeforeEach
    void awaitTheIndex() {
        documents = RejectedFixture.whenIndexed(kafka);
    }

    /** Has a document rejected and returns its id. */
    private String reject(String source, String document) {
        return documents.reject(source, document).path("id").asText();
    }

    private Document decided(String path) {
        AtomicReference<Document> page = new AtomicReference<>();
        PartnerClient.await(() -> {
            page.set(console.page(path));
            return page.get().select("#document-state[hx-get]").isEmpty();
        });
        return page.get();
    }

    private static void assertHarmless(Document page) {
        assertThat(page.select("script:not([src]), [onerror], img")).isEmpty();
    }

    @Test
    void theOverviewShowsIssues() {
        String id = reject("ovrej", untold(ID, "ovrej", "Untold " + MARKUP));
        Documents.decided(publisher, reader, Documents.of(ID + 1, "ovheld", "Waiting", "embargo = \"2999-01-01\""));
        AtomicReference<Document> page = new AtomicReference<>();
        PartnerClient.await(() -> {
            page.set(console.page("/console"));
            return page.get().text().contains("rejected in the last 24 hours");
        });

        Document overview = page.get();
        assertThat(overview.select("#live").attr("hx-get")).isEqualTo("/console/live");
        assertThat(overview.select(".figure h2").eachText())
                .containsExactly("Received", "Published", "Rejected", "Delay", "Waiting");
        assertThat(overview.select("a[href=/console/rejected?code=date.unreadable]"))
                .hasSize(1);
        assertThat(overview.text()).contains("operator", "Articles in the archive");
        assertHarmless(overview);
        assertThat(console.page("/console?updates=off").select("#live[hx-get]")).isEmpty();
        assertThat(console.page("/console/live").select("#live, nav")).isEmpty();
        assertThat(console.page("/console/rejected/" + id).text()).contains(MARKUP);
    }

    @Test
    void findsAnArticleByIdUrlDocumentAndWords() {
        long id = ID + 10;
        JsonNode status = Documents.decided(publisher, reader, Documents.of(id, "alpha", "Zebra crossings open", ""));
        String path = "/console/articles/" + id;
        PartnerClient.await(() -> console.page(path).text().contains("visible"));
        Document life = console.page(path);
        String url =
                json(reader.get("/v1/articles/" + id + "/history")).path("url").asText();

        for (String query : List.of(Long.toString(id), url, "https://site.example" + url)) {
            assertThat(ConsoleClient.location(console.get("/console/articles?q=" + query)))
                    .isEqualTo(path);
        }
        assertThat(ConsoleClient.location(console.get(
                        "/console/articles?q=" + status.path("document").asText())))
                .isEqualTo("/console/documents/" + status.path("document").asText());
        assertThat(console.page("/console/articles?q=zebra").select("a[href=" + path + "]"))
                .hasSize(1);
        assertThat(console.page("/console/articles").select(".rows a")).isNotEmpty();
        assertThat(life.select("h1 ~ .notice").text())
                .containsPattern("since [0-9]+ [A-Z][a-z]+ 20[0-9]{2}, [0-9:]{8} UTC");
        assertThat(life.select("li.event").text()).contains("published as revision 1", "by publisher");
        assertThat(life.select("section:has(h2:containsOwn(Partners)) li").eachText())
                .anySatisfy(row -> assertThat(row).startsWith("alpha").contains("may see it"))
                .anySatisfy(row -> assertThat(row)
                        .startsWith("energy")
                        .contains("hidden", "which has no tags: its rights cover only the tag energy."));
    }

    @Test
    void anUnknownArticleHasAPage() {
        assertThat(console.page("/console/articles/" + (ID + 11)).text()).contains("No document of it came");
        assertThat(console.page("/console/articles?q=qqqqqq").text()).contains("Nothing was found");
        assertThat(console.get("/console/articles/none").statusCode()).isEqualTo(404);
        assertThat(console.get("/console/rejected/0-99999999").statusCode()).isEqualTo(404);
        assertThat(console.get("/console/documents/none").statusCode()).isEqualTo(404);
    }

    @Test
    void rejectsInvalidFilters() {
        for (String filter : List.of("code=NO", "source=two%20words", "since=yesterday", "cursor=none")) {
            HttpResponse<String> answer = console.get("/console/rejected?" + filter);
            assertThat(answer.statusCode()).as(filter).isEqualTo(400);
            assertThat(answer.body()).contains(filter.substring(0, filter.indexOf('=')) + ":");
        }
    }

    /** Positions on the two topics look the same. */
    @Test
    void aPositionLeadsToBothTopics() {
        String rejected = reject("bothtop", untold(ID + 60, "bothtop", "Untold"));

        Document page = console.page("/console/documents/" + rejected);

        assertThat(page.select("a[href=/console/rejected/" + rejected + "]")).hasSize(1);
    }

    @Test
    void correctsARejectedDocumentInPlace() {
        long id = ID + 20;
        String rejected = reject("corr", untold(id, "corr", "Untold").replace("+++\nThe", "+++\n" + MARKUP + "The"));
        Document detail = console.page("/console/rejected/" + rejected);
        String token = ConsoleClient.token(detail);
        String path = "/console/rejected/" + rejected + "/correct";
        HttpResponse<String> wrong = console.post(
                path, "csrf", token, "document", "+++\r\ntitle = \"Told\r\n+++\r\n", "type", "text/markdown");
        HttpResponse<String> right =
                console.post(path, "csrf", token, "document", Documents.of(id, "corr", "Told", ""), "type", "");

        assertHarmless(detail);
        assertThat(detail.expectFirst("textarea").wholeText()).contains(MARKUP);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).select(".wrong mark")).hasSize(1);
        assertThat(wrong.body()).contains("front-matter.syntax");
        assertThat(Jsoup.parse(wrong.body()).select("section:has(h2:containsOwn(The correction)) form"))
                .as("redriving as it came is no part of the correction")
                .isEmpty();
        assertThat(Jsoup.parse(wrong.body()).select("section:has(h2:containsOwn(as it came)) form[action$=/redrive]"))
                .hasSize(1);
        assertThat(decided(ConsoleClient.location(right)).text())
                .contains("Repaired:", "published as revision 1", "by operator", "redriven");
        assertThat(console.page("/console/rejected?source=corr")
                        .select(".tag.visible")
                        .text())
                .isEqualTo("repaired");
    }

    @Test
    void redrivesDocumentsUnchanged() {
        String first = reject("several", untold(ID + 30, "several", "One"));
        String token = ConsoleClient.token(console.page("/console/rejected"));
        Document again =
                decided(ConsoleClient.location(console.post("/console/rejected/" + first + "/redrive", "csrf", token)));
        HttpResponse<String> several = console.post(
                "/console/rejected/redrive",
                "csrf",
                token,
                "source",
                "several",
                "id",
                first,
                "id",
                reject("several", untold(ID + 31, "several", "Two")),
                "id",
                "0-9999999");

        assertThat(again.select("code").text()).isEqualTo("date.unreadable");
        assertThat(again.text()).contains("Rejected again", "by operator");
        assertThat(console.page(ConsoleClient.location(several))
                        .select(".notice")
                        .text())
                .contains("Redriven: 1. 1 rejected again: the later rejection counts. 1 not kept any more.");
        assertThat(console.page("/console/rejected?redriven=1-2-3-4-5-script").select(".notice"))
                .isEmpty();
    }

    @Test
    void aDryRunSendsNothing() {
        long id = ID + 40;
        String token = ConsoleClient.token(console.page("/console/try"));
        HttpResponse<String> good = console.post(
                "/console/try",
                "csrf",
                token,
                "document",
                Documents.of(id, "Tried", "Tried <script>alert(1)</script>", "language = 7\n")
                        .replace("The body", MARKUP + "The body"));
        HttpResponse<String> bad =
                console.post("/console/try", "csrf", token, "document", "{\"title\":", "type", "application/json");
        Document page = Jsoup.parse(good.body());

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(page.select(".notice.good").text()).contains("would be published");
        assertThat(page.select("section:has(h2:containsOwn(Notes)) li")).isNotEmpty();
        assertThat(page.select("details summary").eachText())
                .containsExactly("Article as JSON", "RSS", "Atom", "JSON Feed", "ninjs", "Hugo document");
        Element frame = page.expectFirst("iframe[sandbox]");
        assertThat(frame.attr("sandbox")).isEmpty();
        assertThat(Jsoup.parse(frame.attr("srcdoc")).select("h1").text()).contains("Tried <script>");
        assertThat(Jsoup.parse(frame.attr("srcdoc")).select("script:not([type=application/ld+json]), [onerror]"))
                .isEmpty();
        assertHarmless(page);
        assertThat(Jsoup.parse(bad.body()).select(".notice.bad code").text()).isEqualTo("json.syntax");
        assertThat(console.page("/console/articles/" + id).text()).contains("unknown");
    }

    @Test
    void aDryRunOfALargeDocumentIsLimited() {
        String token = ConsoleClient.token(console.page("/console/try"));
        String text = "<p>" + "Some words & more <b>of them</b>. ".repeat(25_000) + "</p>";
        String document = Documents.of(ID + 60, "Tried", "Large", "").replace("The body", text);
        HttpResponse<String> answer = console.post("/console/try", "csrf", token, "document", document);
        Document page = Jsoup.parse(answer.body());

        assertThat(document.length()).isGreaterThan(850_000);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("iframe")).isEmpty();
        assertThat(page.text()).contains("too large to be shown");
        assertThat(page.select("details:has(.quiet)")).hasSize(6);
        assertThat(page.expectFirst("textarea").wholeText().strip()).isEqualTo(document.strip());
        assertThat(answer.body().length() - page.expectFirst("textarea").html().length())
                .isLessThan(400_000);
    }

    @Test
    void aProblemHasTheNavigationOfTheConsoleForOperatorsOnly() {
        String html = "text/html";
        HttpResponse<String> known = console.get("/console/rejected/0-99999999", "Accept", html);
        HttpResponse<String> unknown = new ConsoleClient().get("/console/nowhere", "Accept", html);
        Document page = Jsoup.parse(known.body());

        assertThat(known.statusCode()).isEqualTo(404);
        assertThat(page.select("nav a").eachText()).contains("Rejected", "Try");
        assertThat(page.select(".who").text()).contains("operator");
        assertThat(page.select("h1").text()).isEqualTo("Nothing exists at this URL");
        assertThat(page.select("dt").eachText()).contains("Status", "Request");
        assertThat(known.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("style-src 'self'");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(unknown.body()).select("nav, .who, .find")).isEmpty();
        assertThat(Jsoup.parse(unknown.body()).select(".brand")).hasSize(1);
        assertThat(console.get("/console/rejected/0-99999999", "Accept", "application/json")
                        .body())
                .startsWith("{");
    }

    @Test
    void withdrawsHeldArticles() {
        long id = ID + 50;
        Documents.decided(publisher, reader, Documents.of(id, "heldone", "Held " + id, "embargo = \"2999-01-01\""));
        PartnerClient.await(() -> console.page("/console/held").text().contains("Held " + id));
        String token = ConsoleClient.token(console.page("/console/held"));
        HttpResponse<String> answer =
                console.post("/console/held/" + id + "/withdraw", "csrf", token, "reason", "wrong <b>name</b>");

        assertThat(decided(ConsoleClient.location(answer)).text()).contains("suppressed", "by operator");
        PartnerClient.await(() -> !console.page("/console/held").text().contains("Held " + id));
        assertThat(console.post("/console/held/" + id + "/withdraw", "csrf", token)
                        .statusCode())
                .isEqualTo(404);
    }
}
