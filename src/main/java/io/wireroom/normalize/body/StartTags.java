package io.wireroom.normalize.body;

import io.wireroom.normalize.text.PlainText;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Builds start tags with the attributes of the allow-list. */
final class StartTags {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    /** An integer as HTML reads it: what follows is ignored. */
    private static final Pattern INTEGER = Pattern.compile("\\s*([+-]?[0-9]{1,9})(?![0-9]).*", Pattern.DOTALL);
    /** Numbering of ordered lists; {@code 1} is the default. */
    private static final Set<String> NUMBERINGS = Set.of("a", "A", "i", "I");

    private static final Set<String> SCOPES = Set.of("row", "col", "rowgroup", "colgroup");

    private StartTags() {}

    /** A tag without direction and language, which depend on the open blocks. */
    static String block(String name, Element element) {
        var tag = new StringBuilder(name.length() + 2).append('<').append(name);
        switch (name) {
            case "td", "th" -> {
                number(tag, element, "colspan");
                number(tag, element, "rowspan");
                if (name.equals("th")) {
                    word(tag, element, "scope", SCOPES);
                }
            }
            case "ol" -> list(tag, element);
            case "li" -> item(tag, element);
            default -> {}
        }
        return tag.append('>').toString();
    }

    private static void list(StringBuilder tag, Element list) {
        integer(tag, list, "start");
        word(tag, list, "type", NUMBERINGS);
        if (list.hasAttr("reversed")) {
            HtmlEscape.attribute(tag, "reversed", "");
        }
    }

    private static void item(StringBuilder tag, Element item) {
        Element list = item.parent();
        if (list != null && list.nameIs("ol")) {
            integer(tag, item, "value");
        }
    }

    /** @param contexts the last one is that of the element, the one before it that of its parent */
    static String inline(String name, List<TextContext> contexts) {
        return with(new StringBuilder(name.length() + 2).append('<').append(name), contexts);
    }

    /** @param element null if the link replaces another element */
    static String link(String href, @Nullable Element element, List<TextContext> contexts) {
        var tag = new StringBuilder(href.length() + 48).append("<a");
        HtmlEscape.attribute(tag, "href", href);
        if (element != null) {
            title(tag, element);
        }
        return with(tag.append(" rel=\"nofollow\" target=\"_blank\""), contexts);
    }

    private static String with(StringBuilder tag, List<TextContext> contexts) {
        if (contexts.size() > 1) {
            contexts.getLast().attributes(tag, contexts.get(contexts.size() - 2));
        }
        return tag.append('>').toString();
    }

    static String image(String src, Element element) {
        var tag = new StringBuilder(src.length() + 32).append("<img");
        HtmlEscape.attribute(tag, "src", src);
        if (element.hasAttr("alt")) {
            HtmlEscape.attribute(tag, "alt", PlainText.folded(element.attr("alt")));
        }
        title(tag, element);
        number(tag, element, "width");
        number(tag, element, "height");
        return tag.append('>').toString();
    }

    private static void title(StringBuilder tag, Element element) {
        String title = PlainText.folded(element.attr("title"));
        if (!title.isEmpty()) {
            HtmlEscape.attribute(tag, "title", title);
        }
    }

    private static void integer(StringBuilder tag, Element element, String attribute) {
        Matcher integer = INTEGER.matcher(element.attr(attribute));
        if (integer.matches()) {
            HtmlEscape.attribute(tag, attribute, String.valueOf(Integer.parseInt(integer.group(1))));
        }
    }

    private static void word(StringBuilder tag, Element element, String attribute, Set<String> words) {
        String word = element.attr(attribute).strip();
        if (words.contains(word)) {
            HtmlEscape.attribute(tag, attribute, word);
        }
    }

    private static void number(StringBuilder tag, Element element, String attribute) {
        String value = element.attr(attribute);
        if (NUMBER.matcher(value).matches()) {
            HtmlEscape.attribute(tag, attribute, value);
        }
    }
}
