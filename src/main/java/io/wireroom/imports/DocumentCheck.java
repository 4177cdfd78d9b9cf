package io.wireroom.imports;

import io.wireroom.article.Rejection;
import io.wireroom.kafka.intake.Submission;
import java.util.Optional;

/** Tells before a document goes to Kafka whether the pipeline would reject it. */
@FunctionalInterface
public interface DocumentCheck {

    /** Why the document can't become an article, if it can't. */
    Optional<Rejection> check(Submission document);
}
