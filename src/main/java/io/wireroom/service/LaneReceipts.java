package io.wireroom.service;

import io.wireroom.archive.PartitionOffsets;
import io.wireroom.receipts.EndpointLog;
import io.wireroom.receipts.ReadPositions;
import io.wireroom.webhook.Attempt;
import io.wireroom.webhook.EndpointKey;
import io.wireroom.webhook.LaneListener;
import java.time.Instant;

/** Notes what endpoints have answered that they have, beside the metrics of the lanes. */
final class LaneReceipts implements LaneListener {
    private final LaneListener meters;
    private final ReadPositions positions;

    LaneReceipts(LaneListener meters, ReadPositions positions) {
        this.meters = meters;
        this.positions = positions;
    }

    @Override
    public void attempted(EndpointKey endpoint, Attempt attempt, Instant updated) {
        meters.attempted(endpoint, attempt, updated);
    }

    @Override
    public void delivered(EndpointKey endpoint, String log, int epoch, PartitionOffsets after, Instant at) {
        positions.delivered(endpoint.partner(), endpoint.endpoint(), new EndpointLog(log, epoch), after, at);
    }
}
