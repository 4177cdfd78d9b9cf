package io.wireroom.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a partner's keys.
 *
 * @param expires from when on it is refused; absent: never
 * @param note for the operator: what uses it
 */
public record PartnerKey(
        KeyHash hash, @Nullable Instant expires, @Nullable String note) {

    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }
}
