package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.DocumentVersion;
import io.wireroom.article.DocumentVersion.Kind;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a ledger entry that no event contains. The records on {@code articles.normalized}, {@code articles.held} and {@code
 * articles.journal} carry them in a header, so that the ledger can be rebuilt from these topics.
 *
 * @param revision of the latest event; 0 if there was none
 * @param latest when the newest of the accepted documents first came
 * @param version the newest that a document stated
 * @param expiry of the visible version
 * @param suppressed whether the article was withdrawn before it was published
 * @param source key of the source of the version that was withdrawn before it was published; null if there was none
 */
public record LedgerHeader(
        int revision,
        @Nullable Instant latest,
        @Nullable DocumentVersion version,
        @Nullable Instant expiry,
        boolean suppressed,
        @Nullable String source) {
    /** The name of the header. */
    public static final String HEADER = "wireroom-ledger";

    /** The name in headers that are stored; it can't change. */
    private static final String SUPPRESSED = "barred";

    public static LedgerHeader of(LedgerEntry entry) {
        return new LedgerHeader(
                entry.revision(),
                entry.latestArrival(),
                entry.version(),
                entry.expiry(),
                entry.state() instanceof State.Suppressed,
                entry.state() instanceof State.Suppressed(String source) ? source : null);
    }

    /** The facts in these headers; empty if there are none that can be read. */
    public static Optional<LedgerHeader> in(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null ? Optional.empty() : parse(new String(header.value(), UTF_8));
    }

    public static Optional<LedgerHeader> parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String part : text.split(";", -1)) {
            String[] pair = part.split("=", 2);
            values.put(pair[0], pair.length == 1 ? "" : pair[1]);
        }
        String revision = values.get("revision");
        try {
            return revision == null
                    ? Optional.empty()
                    : Optional.of(new LedgerHeader(
                            Integer.parseInt(revision),
                            moment(values.get("latest")),
                            version(values.get("version")),
                            moment(values.get("expires")),
                            values.containsKey(SUPPRESSED),
                            values.get("source")));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    public void writeTo(Headers headers) {
        headers.add(HEADER, text().getBytes(UTF_8));
    }

    /** The header's value: {@code name=value} pairs, without those that are absent. Times are in milliseconds. */
    public String text() {
        StringBuilder text = new StringBuilder("revision=").append(revision);
        if (latest != null) {
            text.append(";latest=").append(latest.toEpochMilli());
        }
        if (version != null) {
            text.append(";version=")
                    .append(version.kind().name().toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(version.value());
        }
        if (expiry != null) {
            text.append(";expires=").append(expiry.toEpochMilli());
        }
        if (suppressed) {
            text.append(';').append(SUPPRESSED);
        }
        return (source == null ? text : text.append(";source=").append(source)).toString();
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null ? null : Instant.ofEpochMilli(Long.parseLong(text));
    }

    private static @Nullable DocumentVersion version(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("no value");
        }
        return new DocumentVersion(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), Long.parseLong(parts[1]));
    }
}
