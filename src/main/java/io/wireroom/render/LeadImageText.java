package io.wireroom.render;

import io.wireroom.article.Article;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts for an article's lead image, extracted from the image's occurrence in the body as plain text; null if there is none.
 *
 * @param alternative from the {@code alt} attribute
 * @param caption from the {@code figcaption} that follows
 */
record LeadImageText(@Nullable String alternative, @Nullable String caption) {
    private static final LeadImageText NONE = new LeadImageText(null, null);

    /** Relies on sanitized bodies: attributes are in double quotes, and {@code <} occurs only in tags. */
    private static final Pattern IMAGE = Pattern.compile(
            "<img src=\"([^\"]*)\"(?: alt=\"([^\"]*)\")?[^<>]*>(?:(?:</a>|</p>|\\s)*<figcaption[^>]*>(.*?)</figcaption>)?",
            Pattern.DOTALL);

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    static LeadImageText of(Article article) {
        if (article.enclosure() == null) {
            return NONE;
        }
        Matcher image = IMAGE.matcher(article.contentHtml());
        while (image.find()) {
            String source = text(image.group(1));
            if (Stream.of(article.enclosure(), article.enclosureSource()).anyMatch(source::equals)) {
                return new LeadImageText(optional(image.group(2)), optional(image.group(3)));
            }
        }
        return NONE;
    }

    /** The caption; if there is none, the alternative text. */
    @Nullable
    String description() {
        return caption == null ? alternative : caption;
    }

    private static @Nullable String optional(@Nullable String html) {
        String text =
                html == null ? "" : text(TAG.matcher(html).replaceAll(" ")).strip();
        return text.isEmpty() ? null : text.replaceAll("\\s+", " ");
    }

    private static String text(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
