package io.wireroom.receipts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A partner and an article's latest revision.
 *
 * @param seenBy a time at which all its consumers that need the revision had it; null if not all have it
 */
public record PartnerReceipt(
        String partner, ReceiptState state, @Nullable Instant seenBy, List<ConsumerReceipt> consumers) {

    public PartnerReceipt {
        consumers = List.copyOf(consumers);
    }

    /**
     * The receipt of a partner with these consumers: outstanding as long as one is behind. An endpoint that does not subscribe to
     * the change counts as behind if no other consumer of the partner gets the change.
     */
    static PartnerReceipt of(String partner, List<ConsumerReceipt> consumers) {
        ReceiptState state;
        if (has(consumers, ReceiptState.OUTSTANDING)) {
            state = ReceiptState.OUTSTANDING;
        } else if (has(consumers, ReceiptState.SEEN)) {
            state = ReceiptState.SEEN;
        } else if (has(consumers, ReceiptState.NO_REVISION)) {
            state = ReceiptState.NO_REVISION;
        } else {
            state = has(consumers, ReceiptState.NOT_SUBSCRIBED) ? ReceiptState.OUTSTANDING : ReceiptState.UNKNOWN;
        }
        Instant seenBy = state != ReceiptState.SEEN
                ? null
                : consumers.stream()
                        .map(ConsumerReceipt::seenBy)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null);
        return new PartnerReceipt(partner, state, seenBy, consumers);
    }

    private static boolean has(List<ConsumerReceipt> consumers, ReceiptState state) {
        return consumers.stream().anyMatch(consumer -> consumer.state() == state);
    }
}
