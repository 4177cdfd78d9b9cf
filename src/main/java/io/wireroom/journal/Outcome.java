package io.wireroom.journal;

import java.util.Locale;
import java.util.Optional;

/** What became of a document, or of a held or expiring article at its time. */
public enum Outcome {
    /** Its article became visible. */
    PUBLISHED,
    /** Its article, which was visible, changed. */
    UPDATED,
    /** It says nothing new. */
    UNCHANGED,
    /** Its article waits for its release, or is a draft. */
    HELD,
    /** Its article was visible and was taken back. */
    WITHDRAWN,
    /** Its article was taken back before anybody saw it. */
    SUPPRESSED,
    /** It was refused; the code says why. */
    REJECTED,
    /** A held article was published at its time. */
    RELEASED,
    /** A visible article was withdrawn at its expiry. */
    EXPIRED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Whether the clock brings it about, and no document. */
    public boolean isOfTime() {
        return this == RELEASED || this == EXPIRED;
    }

    public static Optional<Outcome> parse(String text) {
        for (Outcome each : values()) {
            if (each.text.equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The outcome as the journal has it. */
    @Override
    public String toString() {
        return text;
    }
}
