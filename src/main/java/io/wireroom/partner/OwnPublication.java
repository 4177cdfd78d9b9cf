package io.wireroom.partner;

import org.jspecify.annotations.Nullable;

/**
 * What of the publication is a partner's own; the rest is the service's.
 *
 * @param name absent: the service's
 * @param language absent: the service's
 */
public record OwnPublication(
        @Nullable String name, @Nullable String language) {
    /** All is the service's. */
    public static final OwnPublication NONE = new OwnPublication(null, null);

    public OwnPublication {
        if (name != null) {
            Publication.requireName(name);
        }
        if (language != null) {
            Publication.requireLanguage(language);
        }
    }

    /** The partner's, for the service's. */
    public Publication over(Publication service) {
        return new Publication(name == null ? service.name() : name, language == null ? service.language() : language);
    }
}
