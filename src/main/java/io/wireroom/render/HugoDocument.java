package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an article as a Hugo content file: TOML front matter between {@code +++} lines, an empty line, the HTML body, and no
 * trailing newline. Keys have the order of the contract, then {@code language}, {@code authors}, {@code tags}, then the entries
 * of {@code extra} in their order. Absent values are omitted.
 *
 * <p>Content of producers cannot trigger Hugo features: {@link HugoParameters} filters {@code extra}, {@link HugoNames} filters
 * authors and tags, {@link HugoText} and {@link HugoBody} escape text. Omitted values remain in the article's JSON.
 *
 * <p>Texts that look like markup, such as a title with a character reference, would change if the document is ingested again. Then it
 * begins with a comment that marks its texts as plain.
 */
public final class HugoDocument {
    /** A comment: Hugo ignores it. */
    private static final String PLAIN_TEXT_MARK = "# wireroom: plain text\n";

    public byte[] write(Article article) {
        StringBuilder out = new StringBuilder("+++\n");
        if (!staysTheSame(article)) {
            out.append(PLAIN_TEXT_MARK);
        }
        header(article, out);
        HugoParameters parameters = new HugoParameters();
        article.extra().entries().entrySet().stream()
                .filter(parameters::allows)
                .forEach(entry -> out.append(Toml.line(entry.getKey(), entry.getValue())));
        return out.append("+++\n\n")
                .append(CleanText.unicode(HugoBody.of(article.contentHtml())))
                .toString()
                .getBytes(UTF_8);
    }

    /** Whether the article's texts are the same if the document is ingested as one of another producer, whose texts are markup. */
    private static boolean staysTheSame(Article article) {
        return HugoText.staysAsName(article.title())
                && HugoText.staysAsSummary(article.summary())
                && HugoText.staysAsDescription(article.description())
                && HugoText.staysAsName(article.source().name())
                && article.authors().stream().allMatch(HugoText::staysAsName)
                && article.tags().stream().allMatch(HugoText::staysAsName);
    }

    private static void header(Article article, StringBuilder out) {
        text("title", article.title(), out);
        text("date", article.date().toString(), out);
        out.append(Toml.line("draft", new Value.Flag(false)));
        line("summary", HugoText.markdown(article.summary()), out);
        text("description", article.description(), out);
        url("source_link", article.sourceLink(), out);
        url("enclosure", article.enclosure(), out);
        whole("article_id", article.id().value(), out);
        whole("feed_item_id", article.feedItemId(), out);
        text("url", article.path(), out);
        url("qrcode", article.qrcode(), out);
        text("source", article.source().name(), out);
        text("language", article.language(), out);
        names("authors", article.authors(), out);
        names("tags", article.tags(), out);
    }

    private static void names(String key, List<String> names, StringBuilder out) {
        List<Value> values =
                HugoNames.of(names).stream().<Value>map(Value.Text::new).toList();
        if (!values.isEmpty()) {
            out.append(Toml.line(key, new Value.Items(values)));
        }
    }

    private static void text(String key, @Nullable String text, StringBuilder out) {
        if (text != null) {
            line(key, HugoText.plain(text), out);
        }
    }

    private static void url(String key, @Nullable String url, StringBuilder out) {
        if (url != null) {
            line(key, HugoText.url(url), out);
        }
    }

    private static void line(String key, String text, StringBuilder out) {
        if (!text.isEmpty()) {
            out.append(Toml.line(key, new Value.Text(text)));
        }
    }

    private static void whole(String key, @Nullable Long number, StringBuilder out) {
        if (number != null) {
            out.append(Toml.line(key, new Value.Whole(number)));
        }
    }
}
