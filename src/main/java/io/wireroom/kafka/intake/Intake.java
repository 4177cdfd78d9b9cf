package io.wireroom.kafka.intake;

import java.util.concurrent.CompletionStage;

/** Sends documents to Kafka. */
@FunctionalInterface
public interface Intake {

    /**
     * Sends a document. Blocks while the buffer is full.
     *
     * @return completes with the result, never exceptionally, on a thread of the Kafka client: don't block it
     */
    CompletionStage<SendResult> put(Submission document);
}
