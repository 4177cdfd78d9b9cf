package io.wireroom.normalize.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Detects elements that a browser does not display: {@code hidden}, a closed {@code dialog}, and styles that hide the content. Elements
 * with {@code aria-hidden}, and those that only a class hides, count as visible.
 */
public final class HiddenText {
    private static final String NOTHING = "0+(?:\\.0*)?(?:px|pt|em|rem|%|ex|ch|vw|vh)?";
    private static final String END = "\\s*(?:!important)?\\s*(?:;|$)";
    private static final String START = "(?:^|[;\\s\"'])";

    /** In a {@code style}, in lower case. */
    private static final Pattern HIDING_STYLE = Pattern.compile(START + "(?:display\\s*:\\s*none"
            + "|visibility\\s*:\\s*(?:hidden|collapse)"
            + "|mso-hide\\s*:\\s*all"
            + "|opacity\\s*:\\s*0+(?:\\.0*)?" + END
            + "|text-indent\\s*:\\s*-\\d{4,}"
            + "|(?:left|top|right|bottom)\\s*:\\s*-\\d{4,}"
            + "|clip\\s*:\\s*rect\\(\\s*(?:0|1)(?:px)?[\\s,]"
            + "|clip-path\\s*:\\s*inset\\(\\s*(?:50|100)%)");

    private static final Pattern NO_SIZE =
            Pattern.compile(START + "(?:max-)?(?:height|width)\\s*:\\s*" + NOTHING + END);
    /** Styles that give an element a size although its height or width is zero, as used for video frames. */
    private static final Pattern OTHER_SIZE =
            Pattern.compile("padding[a-z-]*\\s*:|min-(?:width|height)\\s*:|aspect-ratio\\s*:");

    private static final Pattern NO_LETTERS = Pattern.compile(START + "font-size\\s*:\\s*" + NOTHING + END);
    private static final Pattern CUT_OFF = Pattern.compile(START + "overflow\\s*:\\s*hidden");
    private static final Pattern APPEARING = Pattern.compile("(?:transition|animation)[a-z-]*\\s*:");
    private static final Pattern HIDDEN_ATTRIBUTE = Pattern.compile("(?i)\\shidden(?=[\\s=/]|$)");
    private static final Pattern NOT_DISPLAYED = Pattern.compile("display\\s*:\\s*none");
    private static final int MAX_STYLE_LENGTH = 4_096;

    private HiddenText() {}

    public static boolean is(Element element) {
        return element.hasAttr("hidden")
                || (element.nameIs("dialog") && !element.hasAttr("open"))
                || (element.hasAttr("style") && (style(element.attr("style")) || withoutLetters(element)));
    }

    private static boolean showsWithoutLetters(Element element) {
        return element.attr("style").contains("font")
                || Markup.image(element.normalName())
                || Markup.embed(element.normalName())
                || element.nameIs("font");
    }

    /** A font size of zero hides text, but not images and elements with a font size of their own. */
    private static boolean withoutLetters(Element element) {
        return !element.nameIs("img")
                && NO_LETTERS.matcher(lowered(element.attr("style"))).find()
                && element.stream().skip(1).noneMatch(HiddenText::showsWithoutLetters);
    }

    /** Whether the attributes of a tag, in source form, hide its element. */
    static boolean says(String attributes) {
        return HIDDEN_ATTRIBUTE.matcher(attributes).find()
                || (attributes.contains("style") && style(attributes.replaceAll("(?i)\\bstyle\\s*=\\s*", " ")));
    }

    private static boolean style(String written) {
        String style = lowered(written);
        if (APPEARING.matcher(style).find()) {
            return NOT_DISPLAYED.matcher(style).find();
        }
        return HIDING_STYLE.matcher(style).find()
                || (CUT_OFF.matcher(style).find()
                        && NO_SIZE.matcher(style).find()
                        && !OTHER_SIZE.matcher(style).find());
    }

    private static String lowered(String style) {
        return style.substring(0, Math.min(MAX_STYLE_LENGTH, style.length()))
                .toLowerCase(Locale.ROOT)
                .replace("\"", ";");
    }
}
