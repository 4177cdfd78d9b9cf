package io.wireroom.normalize.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides which styles make the whole content of an element invisible, whatever styles its parts have. In doubt, they don't. */
final class HidingStyle {
    private static final Pattern FUNCTION = Pattern.compile("([a-z0-9-]{1,32})\\(([^()]*)\\)");

    /** Left of or above the page, where nobody can scroll to. */
    private static final double OFF_PAGE = -1_000;

    /** So far right or below that nobody scrolls there. */
    private static final double FAR_AWAY = 9_000;

    /** An opacity that no screen shows. */
    private static final double INVISIBLE = 0.002;

    private static final Set<String> CLIPPING = Set.of("hidden", "clip");

    private HidingStyle() {}

    static boolean hides(Style style) {
        if (isNotDisplayed(style)) {
            return true;
        }
        return !appearsLater(style)
                && (style.value("mso-hide").equals("all")
                        || style.value("content-visibility").equals("hidden")
                        || isTransparent(style)
                        || isScaledToNothing(style)
                        || isMovedAway(style)
                        || ClippedStyle.hides(style)
                        || isCutOff(style));
    }

    static boolean isNotDisplayed(Style style) {
        return style.value("display").equals("none");
    }

    /** Whether {@code visibility} hides the content, except the parts that declare {@code visible} themselves. */
    static boolean isInvisible(Style style) {
        String visibility = style.value("visibility");
        return (visibility.equals("hidden") || visibility.equals("collapse")) && !appearsLater(style);
    }

    static boolean isVisible(Style style) {
        String visibility = style.value("visibility");
        return visibility.equals("visible") || visibility.equals("initial");
    }

    /** Whether text is too small to be seen. Parts with a font size of their own may be visible. */
    static boolean hasNoLetters(Style style) {
        String size = style.value("font-size");
        return Lengths.pixels(size.isEmpty() ? sizeOf(style.value("font")) : size)
                        .orElse(1)
                < 1;
    }

    /** The size in the shorthand {@code font}: a zero before the family, and before the line height. */
    private static String sizeOf(String font) {
        int slash = font.indexOf('/');
        return Lengths.parts(slash < 0 ? font : font.substring(0, slash)).stream()
                .filter(part -> part.startsWith("0") && Lengths.isZero(part))
                .findFirst()
                .orElse("");
    }

    private static boolean appearsLater(Style style) {
        return style.hasGroup("transition") || style.hasGroup("animation");
    }

    private static boolean isTransparent(Style style) {
        return opacity(style.value("opacity"))
                || functions(style.value("filter"))
                        .anyMatch(function -> function.group(1).equals("opacity")
                                && opacity(function.group(2).strip()));
    }

    private static boolean opacity(String value) {
        double scale = value.endsWith("%") ? 100 : 1;
        return Lengths.pixels(value).orElse(scale) / scale < INVISIBLE;
    }

    private static boolean isScaledToNothing(Style style) {
        return Lengths.parts(style.value("scale")).stream().limit(2).anyMatch(Lengths::isZero)
                || functions(style.value("transform")).anyMatch(HidingStyle::isFlat);
    }

    private static boolean isFlat(MatchResult function) {
        List<String> values = Lengths.parts(function.group(2));
        return switch (function.group(1)) {
            case "scale", "scale3d" -> values.stream().limit(2).anyMatch(Lengths::isZero);
            case "scalex", "scaley" -> values.stream().anyMatch(Lengths::isZero);
            case "rotatex", "rotatey" -> values.stream().anyMatch(angle -> angle.equals("90deg"));
            case "matrix" ->
                values.size() == 6 && number(values, 0) * number(values, 3) == number(values, 1) * number(values, 2);
            default -> false;
        };
    }

    private static double number(List<String> values, int index) {
        return Lengths.pixels(values.get(index)).orElse(Double.NaN);
    }

    private static boolean isMovedAway(Style style) {
        return isAway(style, "left", "top", "right", "bottom", "inset", "margin-left", "margin-top", "translate")
                || Lengths.isAtMost(style.value("text-indent"), OFF_PAGE)
                || isIndentedAway(style)
                || Lengths.parts(style.value("margin")).stream()
                        .limit(1)
                        .anyMatch(top -> Lengths.isAtMost(top, OFF_PAGE))
                || Lengths.parts(style.value("margin")).stream()
                        .skip(3)
                        .anyMatch(left -> Lengths.isAtMost(left, OFF_PAGE))
                || functions(style.value("transform"))
                        .filter(function -> function.group(1).startsWith("translate"))
                        .anyMatch(function -> isAway(function.group(2)));
    }

    private static boolean isAway(Style style, String... properties) {
        return Stream.of(properties).map(style::value).anyMatch(HidingStyle::isAway);
    }

    private static boolean isAway(String lengths) {
        return Lengths.parts(lengths).stream()
                .mapToDouble(length -> Lengths.pixels(length).orElse(0))
                .anyMatch(pixels -> pixels <= OFF_PAGE || pixels >= FAR_AWAY);
    }

    /** Whether the text begins behind the right edge, at which it is cut off. */
    private static boolean isIndentedAway(Style style) {
        return Lengths.percent(style.value("text-indent")).orElse(0) >= 100
                && style.value("white-space").equals("nowrap")
                && isCut(style);
    }

    /** Whether the content is cut off at a box without a size. Padding and minimum sizes, as used for video frames, give it one. */
    private static boolean isCutOff(Style style) {
        if (!isCut(style) || style.hasGroup("padding") || style.hasGroup("min-") || style.has("aspect-ratio")) {
            return false;
        }
        return Stream.of("height", "width", "max-height", "max-width")
                        .anyMatch(side -> Lengths.isZero(style.value(side)))
                || (Lengths.isAtMost(style.value("width"), 1) && Lengths.isAtMost(style.value("height"), 1));
    }

    private static boolean isCut(Style style) {
        return Stream.of("overflow", "overflow-x", "overflow-y")
                .map(style::value)
                .flatMap(value -> Lengths.parts(value).stream())
                .anyMatch(CLIPPING::contains);
    }

    static Stream<MatchResult> functions(String value) {
        return value.indexOf('(') < 0 ? Stream.empty() : FUNCTION.matcher(value).results();
    }
}
