package io.wireroom.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key of a partner.
 *
 * @param expires time from which the key is rejected; null: never
 * @param note comment for operators, such as what uses the key
 */
public record PartnerKey(
        KeyHash hash, @Nullable Instant expires, @Nullable String note) {

    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }
}
