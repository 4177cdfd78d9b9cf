package io.wireroom.kafka.group;

import io.wireroom.retry.Backoff;
import java.time.Duration;

/**
 * Settings of a group worker.
 *
 * @param group the consumer group whose members share the work
 * @param purpose identifies the work's configuration. It is stored with each committed position; positions with another
 *     purpose are ignored, and the log is processed from its beginning
 * @param parallel number of records that are processed concurrently
 * @param batch number of records per commit
 * @param retries time before a record that failed is processed again
 */
public record GroupSettings(String group, String purpose, int parallel, int batch, Backoff retries) {

    private static final int DEFAULT_BATCH = 200;
    private static final Backoff RETRIES = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15));

    /** @param parallel maximum number of records that are processed at the same time */
    public static GroupSettings of(String group, String purpose, int parallel) {
        return new GroupSettings(group, purpose, parallel, DEFAULT_BATCH, RETRIES);
    }
}
