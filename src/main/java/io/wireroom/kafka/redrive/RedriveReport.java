package io.wireroom.kafka.redrive;

import java.util.List;

/**
 * What a redrive did: {@code read = redriven + passedOver + tooLarge + failed}.
 *
 * @param passedOver documents of other codes
 * @param tooLarge documents that the ingest topic does not take; the run went on behind them
 * @param failed documents that Kafka did not take; the run ended with them
 * @param complete whether the selection was gone through to its end
 * @param largest the first {@value #PLACES} of the documents that are too large
 */
public record RedriveReport(
        long read,
        long redriven,
        long passedOver,
        long tooLarge,
        long failed,
        boolean complete,
        List<RejectedPlace> largest) {

    /** So many documents are named; others are only counted. */
    public static final int PLACES = 100;

    public RedriveReport {
        largest = List.copyOf(largest);
    }

    /**
     * Where a document lies on the rejected topic.
     *
     * @param bytes the document's length
     */
    public record RejectedPlace(int partition, long offset, int bytes) {}
}
