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
 * URL template of QR codes, such as {@code {canonical_url}?utm_source=qr}. Placeholders: {@code canonical_url}, {@code site},
 * {@code path} (with its leading slash), {@code source_key} and {@code article_id}.
 */
public final class QrTarget {
    private static final int MAX_LENGTH = 500;
    private static final Pattern PLACEHOLDER = Pattern.compile("[{]([^{}]*)[}]");
    private static final Map<String, Function<Article, String>> VALUES = Map.of(
            "canonical_url", Article::canonicalUrl,
            "site", QrTarget::site,
            "path", Article::path,
            "source_key", article -> article.source().key(),
            "article_id", article -> article.id().toString());

    /** Declared after {@code PLACEHOLDER} and {@code VALUES}, which its constructor uses. */
    public static final QrTarget CANONICAL_URL = new QrTarget("{canonical_url}");

    private final String template;
    private final List<Function<Article, String>> parts = new ArrayList<>();

    /** @throws IllegalArgumentException if {@code template} is invalid; the message completes a sentence about it */
    public QrTarget(String template) {
        this.template = template;
        require(template.length() <= MAX_LENGTH, "is longer than " + MAX_LENGTH + " characters");
        Matcher placeholder = PLACEHOLDER.matcher(template);
        int end = 0;
        while (placeholder.find()) {
            addText(template.substring(end, placeholder.start()));
            Function<Article, String> value = VALUES.get(placeholder.group(1));
            if (value == null) {
                throw new IllegalArgumentException("has the unknown placeholder {" + placeholder.group(1) + "}");
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
        require(isHttpUrl(), "does not form an http or https URL");
    }

    /** The URL to encode for {@code article}. */
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
        require(text.indexOf('{') < 0 && text.indexOf('}') < 0, "has an unmatched brace");
        if (!text.isEmpty()) {
            parts.add(article -> text);
        }
    }

    private boolean isHttpUrl() {
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

    /** The site part of an article's canonical URL, which is site + path. */
    static String site(Article article) {
        return article.canonicalUrl()
                .substring(0, article.canonicalUrl().length() - article.path().length());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
