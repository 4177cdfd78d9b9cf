package io.wireroom.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Google News sitemap, {@code /sitemap-news.xml}: the articles of the last two days, at most 1,000. */
public final class NewsSitemap {
    static final int MAX_URLS = 1_000;
    private static final Duration WINDOW = Duration.ofDays(2);

    /** @param language BCP 47 tag; null for the site's language */
    public record Headline(
            String url,
            String title,
            Instant date,
            @Nullable String language) {}

    private final String publication;
    private final String language;

    /**
     * @param publication name of the site exactly as registered with Google News
     * @param language BCP 47 tag of articles that declare no language
     */
    public NewsSitemap(String publication, String language) {
        this.publication = publication;
        this.language = language;
    }

    /**
     * Writes the headlines from the two days before {@code until}, newest first. With the current time as {@code until}, old
     * headlines disappear on time. With the date of the newest article, the output is stable until the next publication.
     */
    public byte[] write(List<Headline> headlines, Instant until) {
        List<Headline> recent = headlines.stream()
                .filter(h -> !h.date().isAfter(until) && !h.date().isBefore(until.minus(WINDOW)))
                .sorted(Comparator.comparing(Headline::date).reversed().thenComparing(Headline::url))
                .limit(MAX_URLS)
                .toList();
        return XmlWriter.document(xml -> xml.element(
                "urlset",
                () -> recent.forEach(headline -> xml.element("url", () -> url(headline, xml))),
                "xmlns",
                Namespace.SITEMAP,
                "xmlns:news",
                Namespace.NEWS));
    }

    private void url(Headline headline, XmlWriter xml) {
        xml.text("loc", UriText.of(headline.url()));
        xml.element("news:news", () -> {
            xml.element("news:publication", () -> {
                xml.text("news:name", publication);
                xml.text("news:language", iso639(headline.language() == null ? language : headline.language()));
            });
            xml.text("news:publication_date", headline.date().toString());
            xml.text("news:title", headline.title());
        });
    }

    /** Google requires the ISO 639 language code, except {@code zh-cn} or {@code zh-tw} for Chinese. */
    private static String iso639(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        boolean traditional =
                locale.getScript().equals("Hant") || List.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }
}
