package io.wireroom.imports;

import io.wireroom.article.Rejection;
import io.wireroom.kafka.intake.Submission;
import java.util.Optional;

/** Checks whether the pipeline would reject a document, before it is sent to Kafka. */
@FunctionalInterface
public interface DocumentCheck {

    /** The reason for a rejection, or empty. */
    Optional<Rejection> check(Submission document);
}
