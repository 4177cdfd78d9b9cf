package io.wireroom.kafka;

/**
 * What a redrive did: {@code read = redriven + passedOver + failed}.
 *
 * @param passedOver documents of other codes
 * @param failed documents that Kafka didn't take; the run ended with them
 * @param complete whether the selection was gone through to its end
 */
public record RedriveReport(long read, long redriven, long passedOver, long failed, boolean complete) {}
