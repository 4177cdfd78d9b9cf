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
 * Sitemaps by the sitemaps.org protocol with Google's image extension: one per month, split at 50,000 URLs or 8 MiB, and an index.
 * Works on URLs, so that articles need not be loaded.
 */
public final class Sitemap {
    private static final int MAX_URLS = 50_000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    /** Upper bound in bytes for the markup of the document and for that of one entry, without URLs. */
    private static final int MARKUP_BYTES = 300;

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
     * The page of an article.
     *
     * @param image URL of the lead image; null if there is none
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

        /** Time of the newest change; the epoch for a part without pages. */
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
     * Index entry of a file.
     *
     * @param updated time of the newest change in the file
     */
    public record Entry(String path, Instant updated) {}

    /** The index entry of a month that fits in one file; does not need the pages. */
    public Entry entry(YearMonth month, Instant updated) {
        return new Entry(path(month, 1), updated);
    }

    /**
     * Splits a month into files, in the given order. With the oldest page first, full parts do not change when pages are added. A
     * month without pages is one empty part.
     */
    public List<Part> parts(YearMonth month, List<Page> pages) {
        List<Part> parts = new ArrayList<>();
        List<Page> current = new ArrayList<>();
        long bytes = MARKUP_BYTES;
        for (Page page : pages) {
            long pageBytes = size(page);
            if (current.size() == maxUrls || bytes + pageBytes > maxBytes) {
                parts.add(new Part(path(month, parts.size() + 1), current));
                current = new ArrayList<>();
                bytes = MARKUP_BYTES;
            }
            current.add(page);
            bytes += pageBytes;
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
     * @param host scheme and authority of the files' URLs
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
        return MARKUP_BYTES + size(page.url()) + (image == null ? 0 : size(image));
    }

    private static long size(String url) {
        String uri = UriText.of(url);
        long ampersands = uri.chars().filter(c -> c == '&').count();
        return uri.getBytes(UTF_8).length + ampersands * "amp;".length();
    }
}
