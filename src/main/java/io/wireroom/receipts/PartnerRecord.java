package io.wireroom.receipts;

import io.wireroom.partner.PastRights;
import java.util.Map;

/**
 * A record of {@code articles.cursors}.
 *
 * @param consumers the partner's consumers by name
 * @param rights the partner's rights by fingerprint
 */
record PartnerRecord(Map<String, Progress> consumers, Map<Long, PastRights> rights) {
    PartnerRecord {
        consumers = Map.copyOf(consumers);
        rights = Map.copyOf(rights);
    }
}
