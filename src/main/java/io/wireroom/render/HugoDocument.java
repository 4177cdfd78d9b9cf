package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article as a Hugo content file: TOML front matter between {@code +++} lines, an empty line, the HTML body, and no
 * newline after it. Keys come in the contract's order, then {@code language} and {@code tags}, then {@code extra} in its
 * own; absent ones are left out. An {@code extra} key that the document has a meaning for is left out too, because a key
 * that stands twice makes the whole file unreadable.
 */
public final class HugoDocument {
    private static final Set<String> OWN_KEYS = Set.of(
            "title",
            "date",
            "draft",
            "summary",
            "description",
            "source_link",
            "enclosure",
            "article_id",
            "feed_item_id",
            "url",
            "qrcode",
            "source",
            "language",
            "tags");

    public byte[] write(Article article) {
        StringBuilder out = new StringBuilder("+++\n");
        header(article, out);
        article.extra().entries().entrySet().stream()
                .filter(entry -> !OWN_KEYS.contains(entry.getKey()))
                .forEach(entry -> out.append(Toml.line(entry.getKey(), entry.getValue())));
        return out.append("+++\n\n")
                .append(CleanText.unicode(article.contentHtml()))
                .toString()
                .getBytes(UTF_8);
    }

    private static void header(Article article, StringBuilder out) {
        text("title", article.title(), out);
        text("date", article.date().toString(), out);
        out.append(Toml.line("draft", new Value.Flag(false)));
        text("summary", article.summary(), out);
        text("description", article.description(), out);
        text("source_link", article.sourceLink(), out);
        text("enclosure", article.enclosure(), out);
        whole("article_id", article.id().value(), out);
        whole("feed_item_id", article.feedItemId(), out);
        text("url", article.path(), out);
        text("qrcode", article.qrcode(), out);
        text("source", article.source().name(), out);
        text("language", article.language(), out);
        if (!article.tags().isEmpty()) {
            List<Value> tags =
                    article.tags().stream().<Value>map(Value.Text::new).toList();
            out.append(Toml.line("tags", new Value.Items(tags)));
        }
    }

    private static void text(String key, @Nullable String text, StringBuilder out) {
        if (text != null && !text.isEmpty()) {
            out.append(Toml.line(key, new Value.Text(text)));
        }
    }

    private static void whole(String key, @Nullable Long number, StringBuilder out) {
        if (number != null) {
            out.append(Toml.line(key, new Value.Whole(number)));
        }
    }
}
