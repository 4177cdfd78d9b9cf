package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.Withdrawal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metadata for search engines and link previews: canonical link, Open Graph, Twitter card and schema.org NewsArticle. */
final class HtmlHead {
    private final StringBuilder out = new StringBuilder("""
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            """);

    private HtmlHead(String title) {
        out.append("<title>").append(Html.escape(title)).append("</title>\n");
    }

    static String of(Withdrawal withdrawal, String site) {
        HtmlHead head = new HtmlHead("Article withdrawn · " + site);
        head.meta("name", "robots", "noindex");
        head.canonical(withdrawal.canonicalUrl());
        return head.out.toString();
    }

    static String of(Article article, String site) {
        HtmlHead head = new HtmlHead(article.title());
        head.meta("name", "description", article.description());
        article.authors().forEach(author -> head.meta("name", "author", author));
        head.canonical(article.canonicalUrl());
        head.openGraph(article, site);
        head.meta("name", "twitter:card", article.enclosure() == null ? "summary" : "summary_large_image");
        head.structured(article, site);
        return head.out.toString();
    }

    private void openGraph(Article article, String site) {
        meta("property", "og:type", "article");
        meta("property", "og:site_name", site);
        meta("property", "og:title", article.title());
        meta("property", "og:description", article.description());
        meta("property", "og:url", article.canonicalUrl());
        meta("property", "og:image", article.enclosure());
        meta("property", "og:image:alt", LeadImageText.of(article).alternative());
        meta("property", "article:published_time", article.date().toString());
        meta("property", "article:modified_time", article.updated().toString());
        article.tags().forEach(tag -> meta("property", "article:tag", tag));
    }

    private void canonical(String url) {
        out.append("<link rel=\"canonical\" href=\"").append(Html.escape(url)).append("\">\n");
    }

    private void meta(String kind, String name, @Nullable String content) {
        if (content != null && !content.isEmpty()) {
            out.append("<meta %s=\"%s\" content=\"%s\">\n".formatted(kind, name, Html.escape(content)));
        }
    }

    private void structured(Article article, String site) {
        byte[] json = JsonWriter.object(news -> {
            news.field("@context", "https://schema.org");
            news.field("@type", "NewsArticle");
            news.field("identifier", ItemName.of(article.id()));
            news.field("headline", article.title());
            news.field("description", article.description());
            news.field("datePublished", article.date().toString());
            news.field("dateModified", article.updated().toString());
            news.field("mainEntityOfPage", article.canonicalUrl());
            news.field("image", article.enclosure());
            news.field("inLanguage", article.language());
            news.texts("keywords", article.tags());
            news.field("isBasedOn", article.sourceLink());
            authors(article, news);
            news.object("publisher", publisher -> organization(site, publisher));
        });
        // "<" occurs in JSON only inside strings. Escaping it prevents text from closing the script element or opening
        // a comment.
        String safe = new String(json, UTF_8).replace("<", "\\u003c");
        out.append("<script type=\"application/ld+json\">").append(safe).append("</script>\n");
    }

    private static void authors(Article article, JsonWriter json) {
        String source = article.source().name();
        if (article.authors().isEmpty()) {
            json.objects("author", List.of(source), name -> organization(name, json));
        } else {
            json.objects("author", article.authors(), name -> {
                json.field("@type", "Person");
                json.field("name", name);
            });
            json.object("sourceOrganization", organization -> organization(source, organization));
        }
    }

    private static void organization(String name, JsonWriter json) {
        json.field("@type", "Organization");
        json.field("name", name);
    }
}
