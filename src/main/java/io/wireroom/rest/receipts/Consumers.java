package io.wireroom.rest.receipts;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.json.JsonObjects;
import io.wireroom.receipts.ConsumerNames;
import io.wireroom.receipts.CursorStore;
import io.wireroom.receipts.Progress;
import io.wireroom.receipts.ReadPositions;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The consumers of partners, except webhooks, and their removal. */
@Singleton
public final class Consumers {
    private final ReadPositions positions;
    private final CursorStore store;

    Consumers(ReadPositions positions, CursorStore store) {
        this.positions = positions;
        this.store = store;
    }

    /** @param named the name of the partner, written with each consumer; null if there is only one partner */
    void write(String partner, @Nullable String named, JsonGenerator json) throws IOException {
        for (Map.Entry<String, Progress> each : new TreeMap<>(positions.of(partner)).entrySet()) {
            if (!ConsumerNames.isWebhook(each.getKey())) {
                json.writeStartObject();
                JsonObjects.text("partner", named, json);
                json.writeStringField("consumer", each.getKey());
                json.writeStringField("channel", each.getValue().channel());
                json.writeStringField("seen", each.getValue().seen().toString());
                json.writeStringField("reached", each.getValue().reached().toString());
                json.writeEndObject();
            }
        }
    }

    /**
     * Forgets a consumer.
     *
     * @param by who removes the consumer
     * @throws Problem 404 if there is no such consumer, 503 if Kafka does not accept the change
     */
    public void forget(String partner, String consumer, String by) {
        if (ConsumerNames.isWebhook(consumer)) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    "A webhook is no consumer that can be forgotten: remove it from the partner in the partners file");
        }
        if (!positions.of(partner).containsKey(consumer)) {
            throw new Problem(ProblemType.NOT_FOUND, "The partner has no such consumer");
        }
        try {
            store.forget(partner, consumer, by).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new Problem(ProblemType.UNAVAILABLE, "Kafka does not accept it").header(HttpHeaders.RETRY_AFTER, "5");
        }
    }
}
