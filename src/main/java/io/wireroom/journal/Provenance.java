package io.wireroom.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * @param sources keys of the sources whose articles its sender may change; null if it may change all. The journal does not contain them
 */
public record Provenance(
        @Nullable String by,
        long redriven,
        @Nullable RecordPosition redriveOf,
        @Nullable Instant first,
        boolean forced,
        @Nullable Set<String> sources) {
    public static final String BY = "wireroom-by";
    public static final String REDRIVEN = "wireroom-redriven";
    public static final String REDRIVE_OF = "wireroom-redrive-of";
    public static final String FIRST = "wireroom-first-timestamp";
    public static final String FORCE = "wireroom-redrive-force";
    public static final String SOURCES = "wireroom-sources";

    /** A document without such headers. */
    public static final Provenance PLAIN = new Provenance(null, 0, null, null, false);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    /** A document whose sender may change the articles of all sources. */
    public Provenance(
            @Nullable String by,
            long redriven,
            @Nullable RecordPosition redriveOf,
            @Nullable Instant first,
            boolean forced) {
        this(by, redriven, redriveOf, first, forced, null);
    }

    public Provenance {
        sources = sources == null ? null : Set.copyOf(sources);
    }

    /** The value of the header {@link #SOURCES}. */
    public static String sourcesHeader(Set<String> sources) {
        return sources.stream().sorted().collect(Collectors.joining(","));
    }

    /**
     * Reads the headers. Invalid ones count as absent, except the sources: if the header has none, the sender may change no article.
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
                redriven > 0 && "true".equals(header.apply(FORCE)),
                sources(header.apply(SOURCES)));
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

    private static @Nullable Set<String> sources(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(text.split(",", -1))
                        .filter(source -> !source.isBlank())
                        .collect(Collectors.toSet());
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
