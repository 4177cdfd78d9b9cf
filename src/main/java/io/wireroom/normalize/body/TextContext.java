package io.wireroom.normalize.body;

import io.wireroom.normalize.text.Languages;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The direction and language of a part of a body.
 *
 * @param dir {@code ltr}, {@code rtl} or {@code auto}; null if not specified
 * @param lang canonical BCP 47 tag; null if not specified
 */
record TextContext(@Nullable String dir, @Nullable String lang) {
    static final TextContext NONE = new TextContext(null, null);
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");

    /** The context within {@code element}, a child in this context. */
    TextContext within(Element element) {
        if (element.attributesSize() == 0) {
            return this;
        }
        String direction = element.attr("dir").strip().toLowerCase(Locale.ROOT);
        String written = element.hasAttr("lang") ? element.attr("lang") : element.attr("xml:lang");
        String language =
                written.isEmpty() ? null : Languages.wellFormed(written.strip()).orElse(null);
        if (language == null && !DIRECTIONS.contains(direction)) {
            return this;
        }
        return new TextContext(DIRECTIONS.contains(direction) ? direction : dir, language != null ? language : lang);
    }

    /** Writes the attributes in which this context differs from {@code outer}. */
    void attributes(StringBuilder out, TextContext outer) {
        if (dir != null && !dir.equals(outer.dir)) {
            HtmlEscape.attribute(out, "dir", dir);
        }
        if (lang != null && !Objects.equals(lang, outer.lang)) {
            HtmlEscape.attribute(out, "lang", lang);
        }
    }
}
