package io.wireroom.image;

import io.wireroom.article.Article;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an article's QR code points at, as a template: {@code {canonical_url}?utm_source=qr}. It may name {@code canonical_url},
 * {@code site}, {@code path} (with its slash), {@code source_key} and {@code article_id}.
 */
public final class QrTarget {
    private static final int LONGEST = 500;
    private static final Pattern PLACEHOLDER = Pattern.compile("[{]([^{}]*)[}]");
    private static final Map<String, Function<Article, String>> VALUES = Map.of(
            "canonical_url", Article::canonicalUrl,
            "site", QrTarget::site,
            "path", Article::path,
            "source_key", article -> article.source().key(),
            "article_id", article -> article.id().toString());

    /** After what reading it takes. */
    public static final QrTarget CANONICAL_URL = new QrTarget("{canonical_url}");

    private final String template;
    private final List<Function<Article, String>> parts = new ArrayList<>();

    /** @throws IllegalArgumentException with a sentence on what is wrong with {@code template} */
    public QrTarget(String template) {
        this.template = template;
        require(template.length() <= LONGEST, "is longer than " + LONGEST + " characters");
        Matcher placeholder = PLACEHOLDER.matcher(template);
        int end = 0;
        while (placeholder.find()) {
            addText(template.substring(end, placeholder.start()));
            Function<Article, String> value = VALUES.get(placeholder.group(1));
            if (value == null) {
                throw new IllegalArgumentException("knows no {" + placeholder.group(1) + "}");
            }
            parts.add(value);
            end = placeholder.end();
        }
        addText(template.substring(end));
        require(
                template.contains("{canonical_url}")
                        || template.contains("{path}")
                        || template.contains("{article_id}"),
                "leads to the same page for all articles: it lacks {canonical_url}, {path} or {article_id}");
        require(isWebAddress(), "makes no http or https URL");
    }

    /** The URL of {@code article}. */
    public String of(Article article) {
        StringBuilder url = new StringBuilder();
        parts.forEach(part -> url.append(part.apply(article)));
        return url.toString();
    }

    @Override
    public String toString() {
        return template;
    }

    private void addText(String text) {
        require(text.indexOf('{') < 0 && text.indexOf('}') < 0, "has a brace without its other half");
        if (!text.isEmpty()) {
            parts.add(article -> text);
        }
    }

    private boolean isWebAddress() {
        String sample = template.replace("{canonical_url}", "https://site.example/202501/1-a")
                .replace("{site}", "https://site.example")
                .replace("{path}", "/202501/1-a")
                .replace("{source_key}", "key")
                .replace("{article_id}", "1");
        try {
            URI url = new URI(sample);
            return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A canonical URL is a site and a path. */
    static String site(Article article) {
        return article.canonicalUrl()
                .substring(0, article.canonicalUrl().length() - article.path().length());
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
