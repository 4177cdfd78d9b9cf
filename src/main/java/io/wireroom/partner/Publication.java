package io.wireroom.partner;

import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * Name and language of a site, as used in feeds, news sitemaps and pages.
 *
 * @param name as registered with Google News, 1 to 200 characters without control characters
 * @param language BCP 47 tag; language of articles that declare none
 */
public record Publication(String name, String language) {
    private static final int MAX_NAME_LENGTH = 200;

    public Publication {
        requireName(name);
        requireLanguage(language);
    }

    /** @throws IllegalArgumentException if it can't be one */
    static String requireName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
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
            // rejected below with a message that does not repeat the value
        }
        throw new IllegalArgumentException("language must be a BCP 47 tag, such as en or nb-NO");
    }
}
