package io.wireroom.kafka.group;

import java.time.Duration;

/**
 * How a log is worked off.
 *
 * @param group the consumer group whose members share the work
 * @param purpose a short name for what the work is for and follows from. It is committed with each position: a position that was
 *     reached for another purpose doesn't count, and the log is worked off from its beginning
 * @param parallel how many records are worked on at the same time
 * @param batch how many records are committed at once
 * @param firstPause after work failed for the first time; it doubles from then on
 * @param longestPause the most that it doubles to
 */
public record GroupSettings(
        String group, String purpose, int parallel, int batch, Duration firstPause, Duration longestPause) {

    private static final int BATCH = 200;

    public static GroupSettings of(String group, String purpose, int parallel) {
        return new GroupSettings(group, purpose, parallel, BATCH, Duration.ofMillis(250), Duration.ofSeconds(15));
    }
}
