package io.wireroom.parse.ninjs;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Format;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Selects the body of a ninjs object, which may have the same body in several formats. HTML is preferred, then Markdown, then text.
 */
final class NinjsBody {
    private static final List<String> HTML_KEYS = List.of("body_html", "body_xhtml", "body_nitf", "body_html5");

    private NinjsBody() {}

    static Body of(NinjsItem item) {
        String html = item.text(HTML_KEYS);
        if (html != null) {
            return new Body(Format.HTML, html);
        }
        String text = item.text("body_text");
        if (text != null) {
            return new Body(Format.TEXT, text);
        }
        return best(item.items("bodies"));
    }

    private static Body best(List<NinjsItem> bodies) {
        @Nullable Body best = null;
        for (NinjsItem each : bodies) {
            String value = each.text("value");
            if (value != null) {
                Body body = new Body(format(each, value), value);
                best = best == null || rank(body) < rank(best) ? body : best;
            }
        }
        return best == null ? new Body(Format.TEXT, "") : best;
    }

    private static int rank(Body body) {
        return switch (body.format()) {
            case HTML -> 0;
            case MARKDOWN -> 1;
            case TEXT -> 2;
        };
    }

    /** A body whose format its key does not tell. */
    static Body guessed(String text) {
        return new Body(isHtml(text) ? Format.HTML : Format.TEXT, text);
    }

    private static boolean isHtml(String text) {
        return text.stripLeading().startsWith("<");
    }

    private static Format format(NinjsItem body, String value) {
        String type = body.text("contenttype");
        String role = body.text("role");
        String said = (type == null ? role == null ? "" : role : type).toLowerCase(Locale.ROOT);
        if (said.contains("markdown")) {
            return Format.MARKDOWN;
        }
        if (said.contains("html") || said.contains("xml") || said.contains("nitf")) {
            return Format.HTML;
        }
        return type == null && isHtml(value) ? Format.HTML : Format.TEXT;
    }
}
