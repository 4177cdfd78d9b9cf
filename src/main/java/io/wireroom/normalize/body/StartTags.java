package io.wireroom.normalize.body;

import io.wireroom.normalize.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Builds start tags with the attributes of the allow-list. */
final class StartTags {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private StartTags() {}

    /** A tag without direction and language, which depend on the open blocks. */
    static String block(String name, Element element) {
        var tag = new StringBuilder(name.length() + 2).append('<').append(name);
        switch (name) {
            case "td", "th" -> {
                number(tag, element, "colspan");
                number(tag, element, "rowspan");
            }
            case "ol" -> number(tag, element, "start");
            default -> {}
        }
        return tag.append('>').toString();
    }

    /** @param contexts the last one is that of the element, the one before it that of its parent */
    static String inline(String name, List<TextContext> contexts) {
        return with(new StringBuilder(name.length() + 2).append('<').append(name), contexts);
    }

    static String link(String href, List<TextContext> contexts) {
        var tag = new StringBuilder(href.length() + 48).append("<a");
        HtmlEscape.attribute(tag, "href", href);
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
        number(tag, element, "width");
        number(tag, element, "height");
        return tag.append('>').toString();
    }

    private static void number(StringBuilder tag, Element element, String attribute) {
        String value = element.attr(attribute);
        if (NUMBER.matcher(value).matches()) {
            HtmlEscape.attribute(tag, attribute, value);
        }
    }
}
