package io.wireroom.normalize.text;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * Detects elements that a browser does not display: {@code hidden}, a closed {@code dialog}, and styles that hide the content. Elements
 * with {@code aria-hidden}, and those that only a class hides, count as visible.
 */
public final class HiddenText {
    private HiddenText() {}

    /** Whether nothing of the element is displayed. */
    public static boolean is(Element element) {
        return isForAllParts(element)
                || (isInvisible(element) && element.stream().skip(1).noneMatch(HiddenText::isVisible));
    }

    /** Whether nothing of the element is displayed, whatever {@code visibility} it and its parts have. */
    public static boolean isForAllParts(Element element) {
        if (element.nameIs("dialog") && !element.hasAttr("open")) {
            return true;
        }
        if (!element.hasAttr("style")) {
            return element.hasAttr("hidden");
        }
        Style style = Style.of(element.attr("style"));
        return hides(element, style) || hasNoLetters(element, style);
    }

    /** Whether {@code visibility} hides the element. Parts of it may be visible. */
    public static boolean isInvisible(Element element) {
        return element.hasAttr("style") && HidingStyle.isInvisible(Style.of(element.attr("style")));
    }

    /** Whether the element declares that it is visible, even if its parent is not. */
    public static boolean isVisible(Element element) {
        return element.hasAttr("style") && HidingStyle.isVisible(Style.of(element.attr("style")));
    }

    /** A {@code display} in the style takes precedence over the attribute {@code hidden}. */
    private static boolean hides(Element element, Style style) {
        return HidingStyle.hides(style) || (element.hasAttr("hidden") && !style.has("display"));
    }

    private static boolean showsWithoutLetters(Element element) {
        return element.attr("style").contains("font")
                || Markup.image(element.normalName())
                || Markup.embed(element.normalName())
                || element.nameIs("font");
    }

    /** A font size of zero hides text, but not images and elements with a font size of their own. */
    private static boolean hasNoLetters(Element element, Style style) {
        return !element.nameIs("img")
                && HidingStyle.hasNoLetters(style)
                && element.stream().skip(1).noneMatch(HiddenText::showsWithoutLetters);
    }

    /** Whether the attributes of a tag, in source form, hide its element whatever it contains. */
    static boolean says(String attributes) {
        if (attributes.isBlank()) {
            return false;
        }
        for (Node node : Parser.htmlParser().parseFragmentInput("<p" + attributes + ">", new Element("body"), "")) {
            if (node instanceof Element element) {
                Style style = Style.of(element.attr("style"));
                return hides(element, style) || HidingStyle.isInvisible(style);
            }
        }
        return false;
    }
}
