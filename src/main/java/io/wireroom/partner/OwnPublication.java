package io.wireroom.partner;

import org.jspecify.annotations.Nullable;

/**
 * Overrides of the service's publication for a partner.
 *
 * @param name null: the service's name
 * @param language null: the service's language
 */
public record OwnPublication(
        @Nullable String name, @Nullable String language) {
    /** Overrides nothing. */
    public static final OwnPublication NONE = new OwnPublication(null, null);

    public OwnPublication {
        if (name != null) {
            Publication.requireName(name);
        }
        if (language != null) {
            Publication.requireLanguage(language);
        }
    }

    /** The partner's effective publication: {@code service} with the overrides applied. */
    public Publication over(Publication service) {
        return new Publication(name == null ? service.name() : name, language == null ? service.language() : language);
    }
}
