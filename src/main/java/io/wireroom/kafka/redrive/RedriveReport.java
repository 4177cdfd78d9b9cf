package io.wireroom.kafka.redrive;

import java.util.List;

/**
 * The result of a redrive: {@code read = redriven + skipped + tooLarge + failed}.
 *
 * @param read rejected documents that were read
 * @param redriven documents that Kafka has accepted
 * @param skipped documents with other codes
 * @param tooLarge documents that exceed the limit of the ingest topic; the run continued
 * @param failed documents that Kafka did not accept; the run ended
 * @param complete whether the end of the selection was reached
 * @param largest the first {@value #PLACES} documents that are too large
 */
public record RedriveReport(
        long read,
        long redriven,
        long skipped,
        long tooLarge,
        long failed,
        boolean complete,
        List<RejectedPlace> largest) {

    /** Maximum number of documents that are listed. Further ones are only counted. */
    public static final int PLACES = 100;

    public RedriveReport {
        largest = List.copyOf(largest);
    }

    /**
     * The position of a document on the rejected topic.
     *
     * @param bytes length of the document in bytes
     */
    public record RejectedPlace(int partition, long offset, int bytes) {}
}
