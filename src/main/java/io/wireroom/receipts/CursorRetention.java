package io.wireroom.receipts;

import io.wireroom.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Which consumers and partners are forgotten. Those of a webhook are kept as long as the partners file names it. */
final class CursorRetention {
    private static final Duration MAX_SILENCE = Duration.ofDays(30);

    private final ReadPositions positions;

    CursorRetention(ReadPositions positions) {
        this.positions = positions;
    }

    /** Forgets the consumers of a configured partner that have made no request for 30 days, or whose webhook is gone. */
    void apply(Partner partner, Instant now) {
        Instant since = now.minus(MAX_SILENCE);
        positions.forgetForgotten(partner.name(), since);
        Set<String> webhooks = partner.webhooks().stream()
                .map(webhook -> ConsumerNames.ofWebhook(webhook.name()))
                .collect(Collectors.toSet());
        positions.forget(
                partner.name(),
                (name, progress) -> ConsumerNames.isWebhook(name)
                        ? !webhooks.contains(name)
                        : progress.seen().isBefore(since));
    }

    /** Whether the record of a partner that is not in the file is deleted: nothing in it is younger than 30 days. */
    static boolean isExpired(PartnerRecord record, Instant now) {
        Instant since = now.minus(MAX_SILENCE);
        return record.consumers().values().stream()
                        .allMatch(progress -> progress.seen().isBefore(since))
                && record.rights().values().stream()
                        .allMatch(rights -> rights.since().isBefore(since));
    }
}
