package io.wireroom.rest.console;

import io.wireroom.receipts.ConsumerNames;
import io.wireroom.receipts.ConsumerReceipt;
import io.wireroom.receipts.PartnerReceipt;
import io.wireroom.receipts.ReceiptState;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A partner, or one of its consumers, and the latest revision of an article.
 *
 * @param kind {@code visible} if it has the revision, {@code rejected} if it is behind, {@code held} otherwise; for the style
 * @param seen a time at which it had the revision; null if it does not have it
 * @param failure failure of its endpoint; null if it is active or not an endpoint
 * @param consumers the partner's consumers; empty for a consumer
 */
public record ReceiptRow(
        String name,
        String kind,
        String text,
        @Nullable DisplayedTime seen,
        @Nullable WebhookFailure failure,
        List<ReceiptRow> consumers) {

    /**
     * @param hidden whether the partner's rights hide the article, so that the partner has to delete it
     * @param failures failures of the partner's endpoints, by the name of the consumer; null for active ones
     */
    static ReceiptRow of(
            PartnerReceipt receipt, boolean hidden, Function<String, @Nullable WebhookFailure> failures, Instant now) {
        return new ReceiptRow(
                receipt.partner(),
                kind(receipt.state()),
                text(receipt.state(), hidden),
                DisplayedTime.ofNullable(receipt.seenBy(), now),
                null,
                receipt.consumers().stream()
                        .map(each -> of(each, hidden, failures.apply(each.consumer()), now))
                        .toList());
    }

    private static ReceiptRow of(
            ConsumerReceipt receipt, boolean hidden, @Nullable WebhookFailure failure, Instant now) {
        String name = receipt.consumer();
        return new ReceiptRow(
                ConsumerNames.isWebhook(name) ? name.replace('/', ' ') : name,
                kind(receipt.state()),
                text(receipt.state(), hidden),
                DisplayedTime.ofNullable(receipt.seenBy(), now),
                failure,
                List.of());
    }

    private static String kind(ReceiptState state) {
        return switch (state) {
            case SEEN -> "visible";
            case OUTSTANDING -> "rejected";
            case NO_REVISION, NOT_SUBSCRIBED, NOT_ENTITLED, UNKNOWN -> "held";
        };
    }

    private static String text(ReceiptState state, boolean hidden) {
        return switch (state) {
            case SEEN -> hidden ? "has deleted it" : "has it";
            case OUTSTANDING -> hidden ? "has not deleted it yet" : "does not have it yet";
            case NO_REVISION -> "has no revision";
            case NOT_SUBSCRIBED -> "does not subscribe to it";
            case NOT_ENTITLED -> "may not see it";
            case UNKNOWN -> "unknown: it has shown no cursor";
        };
    }
}
