package io.wireroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.render.Sitemap.Page;
import io.wireroom.render.Sitemap.Part;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SitemapTest {
    private static final YearMonth JULY = YearMonth.of(2025, 7);
    private static final Instant NOON = Instant.parse("2025-07-30T12:00:00Z");
    private final Sitemap sitemap = new Sitemap();

    @Test
    void listsPagesWithTheirImages() throws Exception {
        Page page = new Page("https://news.example/202507/1-a?b=1&c", NOON, "https://cdn.example/ü 1.png");

        Document document = read(sitemap.parts(JULY, List.of(page)).get(0));

        assertThat(text(document, Namespace.SITEMAP, "loc")).isEqualTo("https://news.example/202507/1-a?b=1&c");
        assertThat(text(document, Namespace.SITEMAP, "lastmod")).isEqualTo("2025-07-30T12:00:00Z");
        assertThat(text(document, Namespace.IMAGE, "loc")).isEqualTo("https://cdn.example/%C3%BC%201.png");
    }

    @Test
    void splitsAfterFiftyThousandUrls() {
        List<Page> pages = pages(100_001, 0);
        Sitemap large = new Sitemap(50_000, 50L << 20);

        List<Part> parts = large.parts(JULY, pages);

        assertThat(parts)
                .extracting(Part::path)
                .containsExactly("/sitemaps/202507.xml", "/sitemaps/202507-2.xml", "/sitemaps/202507-3.xml");
        assertThat(parts).extracting(part -> part.pages().size()).containsExactly(50_000, 50_000, 1);
        assertThat(parts.stream().flatMap(part -> part.pages().stream())).isEqualTo(pages);
    }

    @Test
    void splitsBeforeAFileGrowsTooLarge() {
        Sitemap small = new Sitemap(50_000, 100_000);

        List<Part> parts = small.parts(JULY, pages(90, 1_000));

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts).allSatisfy(part -> assertThat(small.write(part)).hasSizeLessThanOrEqualTo(100_000));
        assertThat(small.write(parts.get(0))).hasSizeGreaterThan(90_000);
    }

    @Test
    void indexNamesEveryPartAndItsNewestChange() throws Exception {
        List<Part> parts = new Sitemap(2, 100_000).parts(JULY, pages(3, 0));

        Document document = XmlReading.parse(sitemap.index(
                "https://news.example", parts.stream().map(Part::entry).toList()));

        assertThat(document.getElementsByTagName("sitemap").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("loc").item(1).getTextContent())
                .isEqualTo("https://news.example/sitemaps/202507-2.xml");
        assertThat(text(document, Namespace.SITEMAP, "lastmod"))
                .isEqualTo(NOON.plusSeconds(1).toString());
    }

    /** URLs with {@code width} ampersands, each of which takes five bytes in XML. */
    private static List<Page> pages(int count, int width) {
        String wide = "&".repeat(width);
        return IntStream.range(0, count)
                .mapToObj(i -> new Page("https://news.example/" + i + wide, NOON.plusSeconds(i), null))
                .toList();
    }

    private Document read(Part part) throws Exception {
        return XmlReading.parse(sitemap.write(part));
    }

    private static String text(Document document, String namespace, String name) {
        return XmlReading.first(document, namespace, name).getTextContent();
    }
}
