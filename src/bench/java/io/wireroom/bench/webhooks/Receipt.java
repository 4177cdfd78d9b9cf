package io.wireroom.bench.webhooks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached an endpoint.
 *
 * @param id {@code webhook-id}
 * @param sender name of the process that sent it
 * @param arrived time when it was read, in microseconds since 1970
 * @param answered time of the response, likewise
 * @param problem what is wrong with its signature or content; null: nothing
 */
record Receipt(
        String partner,
        String id,
        Revision revision,
        String sender,
        long arrived,
        long answered,
        int status,
        @Nullable String problem) {

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    boolean isAccepted() {
        return status < 300;
    }
}
