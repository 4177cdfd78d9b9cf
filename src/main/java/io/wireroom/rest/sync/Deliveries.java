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

/** Takes down what was delivered to whom: figures of partners and delays, and traces. */
@Singleton
final class Deliveries {
    private final PartnerMeters partners;
    private final DeliveryMeters meters;
    private final Traces traces;

    Deliveries(PartnerMeters partners, DeliveryMeters meters, Traces traces) {
        this.partners = partners;
        this.meters = meters;
        this.traces = traces;
    }

    /** How many readers there are, for the channel's resource to count. */
    AtomicInteger readers(Channel channel) {
        return meters.readers(channel);
    }

    /**
     * A reader was told this.
     *
     * @param awaited whether it was waiting for it
     * @param since when telling it began
     */
    void told(Channel channel, Reader reader, ChangePoller.Told told, boolean awaited, Instant since) {
        partners.recordCursor(reader.name(), told.page());
        List<ChangeEntry> entries = told.page().entries();
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
