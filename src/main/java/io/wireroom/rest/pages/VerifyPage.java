package io.wireroom.rest.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an article: its current revision or its withdrawal, and the hash of its text.
 *
 * @param article its id
 * @param title null after a withdrawal
 * @param language language of the title
 * @param direction language of the title: {@code ltr} or {@code rtl}
 * @param changed time of the current revision; null for the first one
 * @param withdrawn null if the article is published
 * @param reason reason of the withdrawal; null if none was given
 * @param textHash null after a withdrawal
 * @param canonical URL of the article
 * @param statement path of the signed statement; null if nothing is signed
 * @param key id of the key that signs; null if nothing is signed
 */
public record VerifyPage(
        long article,
        int revision,
        @Nullable String title,
        String language,
        String direction,
        String source,
        DisplayedTime published,
        @Nullable DisplayedTime changed,
        @Nullable DisplayedTime withdrawn,
        @Nullable String reason,
        @Nullable String textHash,
        String canonical,
        @Nullable String statement,
        @Nullable String key) {

    /** A time in ISO 8601 and for display. */
    public record DisplayedTime(Instant time, String text) {
        static DisplayedTime of(Instant time) {
            return new DisplayedTime(time, ReadableTime.of(time));
        }
    }
}
