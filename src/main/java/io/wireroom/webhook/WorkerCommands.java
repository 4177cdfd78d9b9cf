package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Sends commands to the workers of all instances. */
public final class WorkerCommands {
    private final BiFunction<byte[], byte[], CompletionStage<Void>> table;

    /** @param table writes a key and a value to {@code articles.deliveries} */
    public WorkerCommands(BiFunction<byte[], byte[], CompletionStage<Void>> table) {
        this.table = table;
    }

    /** Enables an endpoint. The next attempt is made immediately. */
    public CompletionStage<Void> enable(WebhookKey endpoint) {
        return send(endpoint, null);
    }

    /**
     * Enables an endpoint and continues from a cursor.
     *
     * @param cursor empty: the beginning of the log
     */
    public CompletionStage<Void> replay(WebhookKey endpoint, String cursor) {
        return send(endpoint, cursor);
    }

    private CompletionStage<Void> send(WebhookKey endpoint, @Nullable String cursor) {
        WorkerCommand command = new WorkerCommand(UUID.randomUUID().toString(), cursor);
        byte[] key = DeliveryStates.commandKey(endpoint).getBytes(UTF_8);
        return table.apply(key, DeliveryJson.write(command));
    }
}
