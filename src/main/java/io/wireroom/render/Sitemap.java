package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sitemaps by the protocol of sitemaps.org with Google's image extension: one for each month, split where a part would
 * have more than 50,000 URLs or 8 MiB, and an index of all. Works on bare URLs, so that no article need be loaded.
 */
public final class Sitemap {
    private static final int MAX_URLS = 50_000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    /** More than the document's and one entry's tags, dates and line take, without the URLs. */
    private static final int ROOM_FOR_TAGS = 300;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    private final int maxUrls;
    private final long maxBytes;

    public Sitemap() {
        this(MAX_URLS, MAX_BYTES);
    }

    Sitemap(int maxUrls, long maxBytes) {
        this.maxUrls = maxUrls;
        this.maxBytes = maxBytes;
    }

    /**
     * An article's page.
     *
     * @param image its lead image, or none
     */
    public record Page(
            String url, Instant updated, @Nullable String image) {}

    /**
     * One file of the sitemap.
     *
     * @param path {@code /sitemaps/{yyyyMM}.xml}, then {@code /sitemaps/{yyyyMM}-2.xml} and so on
     */
    public record Part(String path, List<Page> pages) {
        public Part {
            pages = List.copyOf(pages);
        }

        /** When its newest change was; 1970 for a part without pages. */
        public Instant updated() {
            return pages.stream()
                    .map(Page::updated)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
        }

        public Entry entry() {
            return new Entry(path, updated());
        }
    }

    /**
     * A file as the index names it.
     *
     * @param updated when its newest change was
     */
    public record Entry(String path, Instant updated) {}

    /** The entry of a month that is known to fit one file, without its pages. */
    public Entry entry(YearMonth month, Instant updated) {
        return new Entry(path(month, 1), updated);
    }

    /**
     * Divides a month into files, in the order given: oldest first keeps full parts as they are. A month without pages is
     * one empty part.
     */
    public List<Part> parts(YearMonth month, List<Page> pages) {
        List<Part> parts = new ArrayList<>();
        List<Page> current = new ArrayList<>();
        long bytes = ROOM_FOR_TAGS;
        for (Page page : pages) {
            long more = size(page);
            if (current.size() == maxUrls || bytes + more > maxBytes) {
                parts.add(new Part(path(month, parts.size() + 1), current));
                current = new ArrayList<>();
                bytes = ROOM_FOR_TAGS;
            }
            current.add(page);
            bytes += more;
        }
        parts.add(new Part(path(month, parts.size() + 1), current));
        return parts;
    }

    public byte[] write(Part part) {
        return XmlWriter.document(xml -> xml.element(
                "urlset",
                () -> part.pages().forEach(page -> xml.element("url", () -> page(page, xml))),
                "xmlns",
                Namespace.SITEMAP,
                "xmlns:image",
                Namespace.IMAGE));
    }

    /**
     * The index, {@code /sitemap.xml}.
     *
     * @param host scheme and authority under which the files' paths are served
     */
    public byte[] index(String host, List<Entry> files) {
        return XmlWriter.document(xml -> xml.element(
                "sitemapindex",
                () -> files.forEach(file -> xml.element("sitemap", () -> {
                    xml.text("loc", UriText.of(host + file.path()));
                    xml.text("lastmod", file.updated().toString());
                })),
                "xmlns",
                Namespace.SITEMAP));
    }

    private static void page(Page page, XmlWriter xml) {
        xml.text("loc", UriText.of(page.url()));
        xml.text("lastmod", page.updated().toString());
        String image = page.image();
        if (image != null) {
            xml.element("image:image", () -> xml.text("image:loc", UriText.of(image)));
        }
    }

    private static String path(YearMonth month, int part) {
        return "/sitemaps/" + MONTH.format(month) + (part == 1 ? "" : "-" + part) + ".xml";
    }

    private static long size(Page page) {
        String image = page.image();
        return ROOM_FOR_TAGS + size(page.url()) + (image == null ? 0 : size(image));
    }

    private static long size(String url) {
        String uri = UriText.of(url);
        long ampersands = uri.chars().filter(c -> c == '&').count();
        return uri.getBytes(UTF_8).length + ampersands * "amp;".length();
    }
}
