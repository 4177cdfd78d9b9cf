package io.wireroom.webhook;

import java.time.Duration;

/**
 * Settings of all workers.
 *
 * @param saveEvery how often the state is stored while messages are delivered; after a crash, messages of this time are sent again
 * @param saveSkippedEvery how often the state is stored while changes are only skipped
 * @param pause maximum time to wait for the archive or for new changes before commands are checked
 */
public record DeliverySettings(RetryPolicy retries, Duration saveEvery, Duration saveSkippedEvery, Duration pause) {

    public static DeliverySettings of(RetryPolicy retries) {
        return new DeliverySettings(retries, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMillis(500));
    }
}
