package io.wireroom.normalize.text;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * Normalizes language tags by BCP 47 to canonical case and the shortest code: {@code en_us} becomes {@code en-US}, {@code eng} becomes
 * {@code en}. Also accepts English names such as {@code Arabic} and {@code Portuguese (Brazil)}.
 */
public final class Languages {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_CODE_LENGTH = 3;

    /** Maps names in lower case and three-letter codes (ISO 639-2) to tags. */
    private static final Map<String, String> NAMES = names();

    private Languages() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>(Map.of(
                "farsi",
                "fa",
                "flemish",
                "nl-BE",
                "mandarin",
                "zh",
                "castilian",
                "es",
                "gaelic",
                "gd",
                "ger",
                "de",
                "fre",
                "fr",
                "chi",
                "zh",
                "dut",
                "nl",
                "gre",
                "el"));
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.of(code);
            names.putIfAbsent(
                    language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), language.toLanguageTag());
            try {
                names.putIfAbsent(language.getISO3Language(), language.toLanguageTag());
            } catch (MissingResourceException withoutSuchACode) {
                names.putIfAbsent(code, language.toLanguageTag());
            }
        }
        for (Locale locale : Locale.getAvailableLocales()) {
            if (!locale.getCountry().isEmpty() && locale.getVariant().isEmpty() && !locale.hasExtensions()) {
                names.putIfAbsent(
                        locale.getDisplayName(Locale.ENGLISH).toLowerCase(Locale.ROOT), locale.toLanguageTag());
            }
        }
        return Map.copyOf(names);
    }

    public static Optional<String> tag(String raw) {
        String text = raw.strip();
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String named = NAMES.get(text.toLowerCase(Locale.ROOT));
        return named != null ? Optional.of(named) : wellFormed(text.replace('_', '-'));
    }

    /** Normalizes a well-formed BCP 47 tag. Empty for other text. */
    public static Optional<String> wellFormed(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            // longer language subtags are well-formed, but none is registered
            String language = locale.getLanguage();
            if (language.isEmpty() || language.length() > MAX_CODE_LENGTH) {
                return Optional.empty();
            }
            String shortest = language.length() < MAX_CODE_LENGTH ? language : NAMES.getOrDefault(language, language);
            return Optional.of(shortest + locale.toLanguageTag().substring(language.length()));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
