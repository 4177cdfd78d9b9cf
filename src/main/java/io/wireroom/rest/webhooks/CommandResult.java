package io.wireroom.rest.webhooks;

import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits until Kafka has stored a command. */
final class CommandResult {
    private CommandResult() {}

    /** @throws Problem 503 if Kafka does not accept it */
    static void await(CompletionStage<Void> command) {
        try {
            command.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new Problem(ProblemType.UNAVAILABLE, "Kafka does not accept the command")
                    .header(HttpHeaders.RETRY_AFTER, "5");
        }
    }
}
