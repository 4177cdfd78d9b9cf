package io.wireroom.rest.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class GuidesTest {
    private final GuideRenderer renderer = new GuideRenderer(file -> Files.isRegularFile(Path.of(file)));

    @Test
    void theIndexLinksToEveryGuide() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/docs"), 2)) {
            Set<String> guides = files.map(Path::toString)
                    .filter(file -> file.matches("src/docs/(decisions/)?[^/]+\\.md"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(reachable().keySet()).hasSizeGreaterThan(20).containsAll(guides);
        }
    }

    @Test
    void everyLinkBetweenGuidesResolves() throws IOException {
        Map<String, Document> pages = new TreeMap<>();
        reachable().forEach((file, html) -> pages.put(GuidePaths.of(file).orElseThrow(), html));
        pages.forEach((path, page) -> {
            for (Element link : page.select("a[href]")) {
                String[] target = link.attr("href").split("#", 2);
                Document to = target[0].isEmpty() ? page : pages.get(target[0]);
                if (target[0].startsWith("/docs") && target.length == 2) {
                    assertThat(to).as("%s: %s", path, link).isNotNull();
                }
                if (to != null && target.length == 2) {
                    assertThat(to.getElementById(target[1]))
                            .as("%s: %s", path, link)
                            .isNotNull();
                }
                assertThat(link.attr("href")).as(path).doesNotContain(".md");
            }
        });
    }

    /** All files that the index leads to, as HTML where they are Markdown. */
    private Map<String, Document> reachable() throws IOException {
        Map<String, Document> found = new TreeMap<>();
        Queue<String> waiting = new ArrayDeque<>(Set.of(GuidePaths.INDEX));
        while (!waiting.isEmpty()) {
            String file = waiting.remove();
            if (found.containsKey(file)) {
                continue;
            }
            if (!file.endsWith(".md")) {
                found.put(file, new Document(""));
                continue;
            }
            GuideRenderer.Rendered rendered = renderer.render(file, Files.readString(Path.of(file), UTF_8));
            found.put(file, Jsoup.parse(rendered.guide().html().toString()));
            waiting.addAll(rendered.files());
        }
        return found;
    }

    @Test
    void linksToUnpackagedFilesBecomeText() {
        assertThat(html("[the **pom**](../../pom.xml) and [a card](cards/README.md)"))
                .isEqualTo("<p>the <strong>pom</strong> and a card</p>\n");
    }

    @Test
    void keepsExternalLinks() {
        assertThat(html("[there](https://example.com/x.md) and [here](#part)"))
                .isEqualTo("<p><a href=\"https://example.com/x.md\">there</a> and <a href=\"#part\">here</a></p>\n");
    }

    @Test
    void anchorsMatchThoseOfCodeHosts() {
        assertThat(html("## The `partners` file, *and* more!\n## Twice\n## Twice"))
                .contains("id=\"the-partners-file-and-more\"", "id=\"twice\"", "id=\"twice-1\"");
    }

    @Test
    void markupInAGuideIsText() {
        assertThat(html("<script>alert(1)</script>")).doesNotContain("<script>");
    }

    @Test
    void codeCanBeScrolledByKeyboard() {
        assertThat(html("```sh\nls\n```")).contains("<pre tabindex=\"0\">");
    }

    private String html(String markdown) {
        return renderer.render("src/docs/sample.md", markdown).guide().html().toString();
    }
}
