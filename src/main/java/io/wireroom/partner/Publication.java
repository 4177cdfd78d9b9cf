package io.wireroom.partner;

import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * What a site calls itself to its readers: in feeds, news sitemaps and pages.
 *
 * @param name as Google News knows it, up to 200 characters of plain text
 * @param language BCP 47: that of articles which name none
 */
public record Publication(String name, String language) {
    private static final int LONGEST_NAME = 200;

    public Publication {
        requireName(name);
        requireLanguage(language);
    }

    /** @throws IllegalArgumentException if it can't be one */
    static String requireName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name must be 1 to 200 characters, without control characters");
        }
        return name;
    }

    /** @throws IllegalArgumentException if it can't be one */
    static String requireLanguage(String language) {
        try {
            if (!new Locale.Builder()
                    .setLanguageTag(language)
                    .build()
                    .getLanguage()
                    .isEmpty()) {
                return language;
            }
        } catch (IllformedLocaleException e) {
            // told below, without the value
        }
        throw new IllegalArgumentException("language must be a BCP 47 tag, such as en or nb-NO");
    }
}
