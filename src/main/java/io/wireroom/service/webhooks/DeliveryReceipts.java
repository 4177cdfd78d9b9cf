package io.wireroom.service.webhooks;

import io.wireroom.archive.Cursor;
import io.wireroom.receipts.Consumer;
import io.wireroom.receipts.ReadPositions;
import io.wireroom.receipts.WebhookEpoch;
import io.wireroom.webhook.Attempt;
import io.wireroom.webhook.DeliveryListener;
import io.wireroom.webhook.WebhookKey;
import java.time.Instant;
import java.time.InstantSource;

/** Records which revisions endpoints were sent and have accepted, and counts them in the metrics of the workers. */
final class DeliveryReceipts implements DeliveryListener {
    private final DeliveryListener meters;
    private final ReadPositions positions;
    private final InstantSource clock = InstantSource.system();

    DeliveryReceipts(DeliveryListener meters, ReadPositions positions) {
        this.meters = meters;
        this.positions = positions;
    }

    @Override
    public void attempted(WebhookKey endpoint, Attempt attempt, Instant updated) {
        meters.attempted(endpoint, attempt, updated);
    }

    @Override
    public void sent(WebhookKey endpoint, String log, int epoch, Cursor after, boolean delivered) {
        Consumer consumer = Consumer.ofWebhook(endpoint.partner(), endpoint.endpoint(), new WebhookEpoch(log, epoch));
        if (delivered) {
            positions.returned(consumer, after, clock.instant());
        } else {
            positions.sent(consumer, after, clock.instant());
        }
    }
}
