package io.wireroom.receipts;

import io.wireroom.partner.RightsVersion;
import java.util.Map;

/**
 * A record of {@code articles.cursors}.
 *
 * @param consumers the partner's consumers by name
 * @param rights the partner's rights by fingerprint
 * @param forgotten removed consumers, by name
 */
record PartnerRecord(
        Map<String, Progress> consumers, Map<Long, RightsVersion> rights, Map<String, ForgottenConsumer> forgotten) {
    PartnerRecord {
        consumers = Map.copyOf(consumers);
        rights = Map.copyOf(rights);
        forgotten = Map.copyOf(forgotten);
    }
}
