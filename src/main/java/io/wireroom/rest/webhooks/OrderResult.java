package io.wireroom.rest.webhooks;

import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits until Kafka has stored an order. */
final class OrderResult {
    private OrderResult() {}

    /** @throws Problem 503 if Kafka does not accept it */
    static void await(CompletionStage<Void> order) {
        try {
            order.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new Problem(ProblemType.UNAVAILABLE, "Kafka does not accept the order")
                    .header(HttpHeaders.RETRY_AFTER, "5");
        }
    }
}
