package io.wireroom.receipts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consumer and an article's latest revision.
 *
 * @param channel channel that the consumer used last; null if it never read
 * @param seenBy a time at which it had the revision, as an upper bound; null if it does not have it
 */
public record ConsumerReceipt(
        String consumer,
        @Nullable String channel,
        ReceiptState state,
        @Nullable Instant seenBy) {}
