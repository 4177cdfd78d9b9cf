package io.wireroom.kafka.intake;

import java.util.concurrent.CompletionStage;

/** Where documents are submitted. */
@FunctionalInterface
public interface Intake {

    /**
     * Hands one document in. May wait while there is no room for it.
     *
     * @return its receipt, once there is one; never fails. It is completed by a thread that others depend on: go on
     *     elsewhere with anything that takes time
     */
    CompletionStage<Receipt> put(Submission document);
}
