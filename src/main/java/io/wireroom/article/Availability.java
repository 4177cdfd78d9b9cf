package io.wireroom.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The period in which an article is visible, as its document states it.
 *
 * @param draft true if the article is held until a version arrives that is not a draft; also if an embargo ends after the year 9999
 * @param release the earliest time of publication; null if the document states none. Fractions of a second are rounded up
 * @param expiry the time of withdrawal; null if the article does not expire
 */
public record Availability(
        boolean draft, @Nullable Instant release, @Nullable Instant expiry) {
    /** Visible at once, without expiry. */
    public static final Availability ALWAYS = new Availability(false, null, null);

    /** Whether the article is not a draft, is released, and has expired at this time. */
    public boolean hasExpired(Instant now) {
        return !draft && expiry != null && !expiry.isAfter(now) && (release == null || !release.isAfter(now));
    }
}
