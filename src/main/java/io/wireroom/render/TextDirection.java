package io.wireroom.render;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text direction, as value of the HTML attribute {@code dir}. */
public final class TextDirection {
    static final String LEFT_TO_RIGHT = "ltr";
    static final String RIGHT_TO_LEFT = "rtl";

    /** ISO 15924 codes of right-to-left scripts. */
    private static final Set<String> SCRIPTS =
            Set.of("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");

    /** ISO 639 codes of languages written in one of these scripts unless the tag names another script. */
    private static final Set<String> LANGUAGES = Set.of(
            "aii", "ar", "arc", "arz", "azb", "bal", "bcc", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji",
            "ks", "lrc", "mzn", "nqo", "pnb", "ps", "rhg", "sd", "skr", "syr", "ug", "ur", "yi");

    private TextDirection() {}

    /**
     * @param language BCP 47 tag; if null, the first strongly directional character of {@code text} decides
     */
    public static String of(@Nullable String language, String text) {
        return (language == null ? startsRightToLeft(text) : isRightToLeft(Locale.forLanguageTag(language)))
                ? RIGHT_TO_LEFT
                : LEFT_TO_RIGHT;
    }

    private static boolean isRightToLeft(Locale locale) {
        return locale.getScript().isEmpty()
                ? LANGUAGES.contains(locale.getLanguage())
                : SCRIPTS.contains(locale.getScript());
    }

    private static boolean startsRightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isRightToLeft(direction))
                .limit(1)
                .anyMatch(TextDirection::isRightToLeft);
    }

    private static boolean isRightToLeft(int direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
