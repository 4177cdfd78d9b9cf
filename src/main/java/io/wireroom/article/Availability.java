package io.wireroom.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an article may be seen, as its document says.
 *
 * @param draft true: held until a version comes that is not a draft; also where an embargo ends after the year 9999
 * @param release not before this moment; absent if the document says nothing of it. A whole second, so that an embargo with
 *     fractions of one ends at its next second
 * @param expiry from this moment on it is withdrawn; absent if never
 */
public record Availability(
        boolean draft, @Nullable Instant release, @Nullable Instant expiry) {
    /** Of an article that may be seen at once and for ever. */
    public static final Availability ALWAYS = new Availability(false, null, null);
}
