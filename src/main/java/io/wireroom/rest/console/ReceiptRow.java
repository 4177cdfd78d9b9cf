package io.wireroom.rest.console;

import io.wireroom.receipts.ConsumerReceipt;
import io.wireroom.receipts.PartnerReceipt;
import io.wireroom.receipts.ReceiptState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner, or one of its consumers, and the latest revision of an article.
 *
 * @param kind {@code visible} if it has the revision, {@code rejected} if it is behind, {@code held} otherwise; for the style
 * @param seen a time at which it had the revision; null if it has not
 * @param consumers empty for a consumer
 */
public record ReceiptRow(
        String name, String kind, String text, @Nullable DisplayedTime seen, List<ReceiptRow> consumers) {

    static ReceiptRow of(PartnerReceipt receipt, Instant now) {
        return row(
                receipt.partner(),
                receipt.state(),
                receipt.seenBy(),
                receipt.consumers().stream().map(each -> of(each, now)).toList(),
                now);
    }

    private static ReceiptRow of(ConsumerReceipt receipt, Instant now) {
        return row(receipt.consumer(), receipt.state(), receipt.seenBy(), List.of(), now);
    }

    private static ReceiptRow row(
            String name, ReceiptState state, @Nullable Instant seenBy, List<ReceiptRow> consumers, Instant now) {
        return new ReceiptRow(
                name, kind(state), text(state), seenBy == null ? null : DisplayedTime.of(seenBy, now), consumers);
    }

    private static String kind(ReceiptState state) {
        return switch (state) {
            case SEEN -> "visible";
            case OUTSTANDING -> "rejected";
            case NO_REVISION, NOT_SUBSCRIBED, NOT_ENTITLED, UNKNOWN -> "held";
        };
    }

    private static String text(ReceiptState state) {
        return switch (state) {
            case SEEN -> "has it";
            case OUTSTANDING -> "does not have it yet";
            case NO_REVISION -> "has no revision";
            case NOT_SUBSCRIBED -> "does not subscribe to it";
            case NOT_ENTITLED -> "may not see it";
            case UNKNOWN -> "unknown: it has shown no cursor";
        };
    }
}
