package io.wireroom.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a document that describe how it was delivered. HTTP intake and redrive set them. Other producers of the ingest topic can
 * set them, too, so they are not proof of an identity.
 *
 * @param by the partner that sent or redrove it
 * @param redriven the number of redrives
 * @param redriveOf its position on the rejected topic
 * @param first the timestamp of its first record
 * @param forced whether an older version may replace a newer one
 */
public record Provenance(
        @Nullable String by,
        long redriven,
        @Nullable RecordPosition redriveOf,
        @Nullable Instant first,
        boolean forced) {
    public static final String BY = "wireroom-by";
    public static final String REDRIVEN = "wireroom-redriven";
    public static final String REDRIVE_OF = "wireroom-redrive-of";
    public static final String FIRST = "wireroom-first-timestamp";
    public static final String FORCE = "wireroom-redrive-force";

    /** A document without such headers. */
    public static final Provenance PLAIN = new Provenance(null, 0, null, null, false);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    /**
     * Reads the headers. Invalid ones count as absent.
     *
     * @param header returns the last value of a header by its name; null if there is none
     */
    public static Provenance of(Function<String, @Nullable String> header) {
        String by = header.apply(BY);
        String count = header.apply(REDRIVEN);
        long redriven = count != null && COUNT.matcher(count).matches() ? Long.parseLong(count) : 0;
        return new Provenance(
                by != null && NAME.matcher(by).matches() ? by : null,
                redriven,
                Optional.ofNullable(header.apply(REDRIVE_OF))
                        .flatMap(RecordPosition::parse)
                        .orElse(null),
                moment(header.apply(FIRST)),
                redriven > 0 && "true".equals(header.apply(FORCE)));
    }

    /**
     * The first arrival of the document: the timestamp of its first record if it was redriven, otherwise that of this record. A
     * first record that is later than this one is ignored.
     *
     * @param timestamp the timestamp of this record
     */
    public Instant firstReceived(Instant timestamp) {
        return redriven > 0 && first != null && !first.isBefore(Instant.EPOCH) && first.isBefore(timestamp)
                ? first
                : timestamp;
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
