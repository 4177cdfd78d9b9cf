package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wireroom.article.Article;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.config.CoreWiring;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.render.HugoDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Hugo makes of documents that a hostile producer wrote: no failed build, no page and no element that isn't the article's
 * own, where raw HTML is allowed and where it isn't. {@code -Dhugo.full=true} builds 20,000 documents, {@code -Dhugo.seed} others.
 */
class HugoFuzzIT {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SEED = Long.getLong("hugo.seed", 11);
    private static final int BATCHES = Boolean.getBoolean("hugo.full") ? 20 : 1;
    private static final int DOCUMENTS = Boolean.getBoolean("hugo.full") ? 1_000 : 500;

    /** All but a term's own page and the lists of pages. */
    private static final Set<String> FIXED = Set.of(
            "index.html",
            "index.xml",
            "sitemap.xml",
            "news/index.html",
            "news/index.xml",
            "tags/index.html",
            "tags/index.xml",
            "categories/index.html",
            "categories/index.xml");

    private final DocumentPipeline pipeline =
            CoreWiring.pipeline(1 << 20, CorpusFiles.sources(), "https://news.example", "https://cdn.example");
    private final HugoDocument hugo = new HugoDocument();

    @BeforeAll
    static void needsHugo() {
        assumeTrue(Files.isExecutable(HugoSite.HUGO), "skipped: hugo is not installed");
    }

    static IntStream batches() {
        return IntStream.range(0, BATCHES);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void aSiteIsBuiltOfAnyDocuments(int batch, @TempDir Path folder) throws Exception {
        List<Article> articles = articles(batch);
        assertThat(articles).hasSizeGreaterThan(DOCUMENTS * 8 / 10);

        HugoSite open = site(folder.resolve("open"), "[markup.goldmark.renderer]\nunsafe = true", articles);
        open.build();
        checkFiles(open, articles);
        for (Article article : articles) {
            Document page = checkPage(open, article);
            assertThat(dom(place(page, "content").html()))
                    .as(described(article))
                    .isEqualTo(dom(article.contentHtml()));
        }

        HugoSite closed = site(folder.resolve("closed"), "", articles);
        closed.build("--minify");
        checkFiles(closed, articles);
        for (Article article : articles) {
            Document page = checkPage(closed, article);
            assertThat(place(page, "content").html()).as(described(article)).isBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void aDocumentReadAgainIsTheSame(int batch) {
        for (Article article : articles(batch)) {
            byte[] document = hugo.write(article);
            Article again = article(document).orElseThrow();

            assertThat(unmarked(again.contentHtml())).as(described(article)).isEqualTo(unmarked(article.contentHtml()));
            if (!article.summary().isEmpty()) {
                assertThat(unmarked(again.summary())).as(described(article)).isEqualTo(unmarked(article.summary()));
            }
            if (isPlain(article)) {
                assertThat(unmarked(again.title())).isEqualTo(unmarked(article.title()));
                assertThat(new String(hugo.write(again), UTF_8))
                        .as(described(article))
                        .isEqualTo(new String(document, UTF_8));
            }
        }
    }

    /**
     * Whether its titles and tags say the same before and after they are decoded. Those that don't, such as a character reference,
     * are written for the site's readers, to whom Hugo shows them as they are.
     */
    private static boolean isPlain(Article article) {
        return Stream.concat(Stream.of(article.title(), article.description()), article.tags().stream())
                .noneMatch(text -> text.contains("&") || text.contains("<"));
    }

    /** Without what Hugo's own placeholders get: a space in text, an encoded letter in URLs. */
    private static String unmarked(String text) {
        String decoded = text.replace("%48AHAHUGOSHORTCODE", "HAHAHUGOSHORTCODE")
                .replace("%48UGOMORE42", "HUGOMORE42")
                .replace("hAhAhUGOShORTCODE", "HAHAHUGOSHORTCODE")
                .replace("hUGOMORE42", "HUGOMORE42")
                .replaceAll("%5F(?=_(?:hdeferred/|h_pp_l1|hugo_ctx)|__hugonl_)", "_");
        return HugoPlaceholders.joined(decoded);
    }

    private HugoSite site(Path folder, String markup, List<Article> articles) throws IOException {
        HugoSite site = HugoSite.in(folder, markup);
        for (Article article : articles) {
            site.write("content/news" + article.path() + ".md", hugo.write(article));
        }
        return site;
    }

    private static void checkFiles(HugoSite site, List<Article> articles) throws IOException {
        Set<String> expected = new HashSet<>(FIXED);
        articles.forEach(article -> expected.add(file(article)));
        Set<String> built = site.files();
        assertThat(built).containsAll(expected);
        built.removeAll(expected);
        assertThat(built)
                .allSatisfy(
                        file -> assertThat(file)
                                .matches(
                                        "tags/[^/]+/(index[.]html|index[.]xml|page/\\d+/index[.]html)|[a-z]*/?page/\\d+/index[.]html"));
        assertThat(place(site.page("index.html"), "menus").text()).isEqualTo("0");
        assertThat(place(site.page("index.html"), "pages").select("p *")).isEmpty();
    }

    /** The page, in which nothing but the body's place has elements that the template doesn't have. */
    private static Document checkPage(HugoSite site, Article article) throws IOException {
        Document page = site.page(file(article));
        assertThat(page.body().children().eachAttr("id")).as(described(article)).isEqualTo(HugoSite.places());
        for (String id : HugoSite.places()) {
            if (!id.equals("content")) {
                Element place = place(page, id);
                String own = id.equals("tags") ? "li" : id.equals("toc") ? "nav" : "none";
                assertThat(place.select("> * > *, > :not(" + own + ")"))
                        .as(described(article) + id)
                        .isEmpty();
            }
        }
        assertThat(page.head().select("*").not("head,title,meta"))
                .as(described(article))
                .isEmpty();
        if (!article.summary().isEmpty()) { // else Hugo makes one of the body's text
            assertThat(text(place(page, "summary"))).as(described(article)).isEqualTo(spaced(article.summary()));
        }
        return page;
    }

    private static String text(Element element) {
        return spaced(element.wholeText());
    }

    private static String spaced(String text) {
        return unmarked(text.replaceAll("[\\s\\p{Z}]+", " ").strip());
    }

    private static String dom(String html) {
        return Jsoup.parseBodyFragment(unmarked(html))
                .outputSettings(new Document.OutputSettings().prettyPrint(false))
                .body()
                .html()
                .strip()
                .replaceAll("^<div>(?s:(.*))</div>$", "$1");
    }

    private static Element place(Document page, String id) {
        return page.expectFirst("body > #" + id);
    }

    private static String file(Article article) {
        return article.path().substring(1) + "/index.html";
    }

    private static String described(Article article) {
        return "seed " + SEED + ", " + new String(new HugoDocument().write(article), UTF_8) + "\n";
    }

    private List<Article> articles(int batch) {
        HugoGrammar grammar = new HugoGrammar(SEED + batch);
        List<Article> articles = new ArrayList<>();
        for (int i = 1; i <= DOCUMENTS; i++) {
            article(grammar.document(batch * 100_000L + i)).ifPresent(articles::add);
        }
        return articles;
    }

    /** Nothing if the document is rejected or held. */
    private Optional<Article> article(byte[] document) {
        if (!(pipeline.read(new RawDocument(null, document, null, NOW))
                instanceof Result.Ok<NormalDocument>(NormalDocument normal))) {
            return Optional.empty();
        }
        return pipeline.decide(LedgerEntry.NEW, normal, NOW) instanceof Decision.Publish published
                ? Optional.of(published.edition())
                : Optional.empty();
    }
}
