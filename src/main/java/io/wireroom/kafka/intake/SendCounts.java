package io.wireroom.kafka.intake;

/**
 * How many records were sent, by result.
 *
 * @param accepted records that Kafka has stored
 * @param tooLarge records that are larger than the topic allows
 * @param failed records that Kafka did not accept for another reason
 */
public record SendCounts(long accepted, long tooLarge, long failed) {
    public static final SendCounts NONE = new SendCounts(0, 0, 0);

    /** These counts and one more result. */
    public SendCounts plus(SendResult result) {
        return switch (result) {
            case SendResult.Accepted _ -> new SendCounts(accepted + 1, tooLarge, failed);
            case SendResult.TooLarge _ -> new SendCounts(accepted, tooLarge + 1, failed);
            case SendResult.Unavailable _ -> new SendCounts(accepted, tooLarge, failed + 1);
        };
    }
}
