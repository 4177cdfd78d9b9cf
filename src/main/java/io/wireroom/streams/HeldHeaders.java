package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.ledger.LedgerEntry.HeldVersion;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a held version that its JSON does not contain, as headers of its record on {@code articles.held}.
 *
 * @param expiry when the version expires; null if never
 * @param dated whether the document states its date
 */
public record HeldHeaders(@Nullable Instant expiry, boolean dated) {
    private static final String EXPIRES = "wireroom-expires";
    private static final String UNDATED = "wireroom-undated";

    static HeldHeaders of(HeldVersion held) {
        return new HeldHeaders(held.expiry(), held.date() == null);
    }

    public static HeldHeaders in(Headers headers) {
        Header expires = headers.lastHeader(EXPIRES);
        return new HeldHeaders(
                expires == null || expires.value() == null ? null : Instant.parse(new String(expires.value(), UTF_8)),
                headers.lastHeader(UNDATED) == null);
    }

    void writeTo(Headers headers) {
        if (expiry != null) {
            headers.add(EXPIRES, expiry.toString().getBytes(UTF_8));
        }
        if (!dated) {
            headers.add(UNDATED, "true".getBytes(UTF_8));
        }
    }
}
