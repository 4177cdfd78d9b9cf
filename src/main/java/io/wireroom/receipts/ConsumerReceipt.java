package io.wireroom.receipts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consumer and an article's latest revision.
 *
 * @param channel how the consumer read last; null if it never did
 * @param seenBy a time at which it had the revision, which it may have had earlier; null if it has not
 */
public record ConsumerReceipt(
        String consumer,
        @Nullable String channel,
        ReceiptState state,
        @Nullable Instant seenBy) {}
