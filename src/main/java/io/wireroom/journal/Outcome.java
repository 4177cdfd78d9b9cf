package io.wireroom.journal;

import java.util.Locale;
import java.util.Optional;

/** The outcome of a document, or of the timer of a held or expiring article. */
public enum Outcome {
    /** Its article was published. */
    PUBLISHED,
    /** Its published article changed. */
    UPDATED,
    /** Its content was already published. */
    UNCHANGED,
    /** Its article is held until its release, or is a draft. */
    HELD,
    /** Its published article was withdrawn. */
    WITHDRAWN,
    /** Its article was withdrawn, or the held version expired, before it was published. */
    SUPPRESSED,
    /** It was rejected; the code is the reason. */
    REJECTED,
    /** A held article was published at its release time. */
    RELEASED,
    /** A published article was withdrawn at its expiry. */
    EXPIRED;

    private final String text = name().toLowerCase(Locale.ROOT);

    public static Optional<Outcome> parse(String text) {
        for (Outcome each : values()) {
            if (each.text.equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The value in the journal. */
    @Override
    public String toString() {
        return text;
    }
}
