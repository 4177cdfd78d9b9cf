package io.wireroom.render;

import io.wireroom.article.Article;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an article's body says of its lead image, where the image stands in it: plain text, each absent if there is none.
 *
 * @param alternative what to show in the image's place, from its {@code alt}
 * @param caption from the {@code figcaption} behind it
 */
record LeadImageText(@Nullable String alternative, @Nullable String caption) {
    private static final LeadImageText NONE = new LeadImageText(null, null);

    /** In a body by the published allow-list attributes are in double quotes, and only tags have {@code <}. */
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

    /** The caption, or else the alternative text. */
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
