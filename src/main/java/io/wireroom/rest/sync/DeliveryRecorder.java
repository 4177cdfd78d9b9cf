package io.wireroom.rest.sync;

import io.wireroom.archive.ChangeEntry;
import io.wireroom.ops.DeliveryMeters;
import io.wireroom.ops.DeliveryMeters.Channel;
import io.wireroom.rest.access.PartnerMeters;
import io.wireroom.rest.access.Reader;
import io.wireroom.trace.Traces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Records deliveries of changes: partner metrics, latency metrics and traces. */
@Singleton
final class DeliveryRecorder {
    private final PartnerMeters partners;
    private final DeliveryMeters meters;
    private final Traces traces;

    DeliveryRecorder(PartnerMeters partners, DeliveryMeters meters, Traces traces) {
        this.partners = partners;
        this.meters = meters;
        this.traces = traces;
    }

    /** Number of connected readers; the channel's resource updates it. */
    AtomicInteger readers(Channel channel) {
        return meters.readers(channel);
    }

    /**
     * Records a delivery.
     *
     * @param awaited whether the reader was waiting for the changes, so that the latency is meaningful
     * @param since start of the delivery
     */
    void recordDelivery(
            Channel channel, Reader reader, ChangePoller.Delivery delivery, boolean awaited, Instant since) {
        partners.recordCursor(reader.name(), delivery.page());
        List<ChangeEntry> entries = delivery.page().entries();
        if (awaited) {
            meters.delivered(channel, entries.stream().map(ChangeEntry::updated).toList());
        }
        traces.delivered(
                channel.toString(),
                reader.name(),
                entries.stream()
                        .map(entry -> new Traces.Revision(entry.id(), entry.revision()))
                        .toList(),
                since);
    }
}
