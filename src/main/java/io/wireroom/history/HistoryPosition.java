package io.wireroom.history;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last item of a page: lists are ordered by time, partition and offset. For held versions the time is that of the release, and the
 * article's id stands for the offset.
 */
public record HistoryPosition(long time, long partition, long offset) {
    /** The maximum length of an encoded position. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]{1,19})\\.([0-9]{1,10})\\.([0-9]{1,19})");

    public String encode() {
        String text = time + "." + partition + "." + offset;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    /** Parses the format of {@link #encode}. Empty if the text has another format. */
    public static Optional<HistoryPosition> decode(String text) {
        try {
            Matcher parts = WRITTEN.matcher(new String(Base64.getUrlDecoder().decode(text), US_ASCII));
            return parts.matches()
                    ? Optional.of(new HistoryPosition(
                            Long.parseLong(parts.group(1)),
                            Long.parseLong(parts.group(2)),
                            Long.parseLong(parts.group(3))))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
