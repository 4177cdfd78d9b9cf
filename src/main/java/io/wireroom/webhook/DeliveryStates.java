package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The records of {@code articles.deliveries}: the state of each endpoint and its latest command. */
public final class DeliveryStates {
    private static final Logger LOG = Logger.getLogger(DeliveryStates.class);
    private static final String COMMAND = "/order";

    private final Map<String, DeliveryRecord> records = new ConcurrentHashMap<>();
    private final Map<String, WorkerCommand> commands = new ConcurrentHashMap<>();
    private volatile BiConsumer<String, WorkerCommand> onCommand = (_, _) -> {};

    /** Key of the record of a command. */
    static String commandKey(WebhookKey endpoint) {
        return endpoint + COMMAND;
    }

    /** @param listener receives commands with the key of their endpoint */
    void onCommand(BiConsumer<String, WorkerCommand> listener) {
        onCommand = listener;
    }

    /**
     * Applies a record. Records of one endpoint may come from two partitions if partitions were added: the highest version is
     * valid.
     */
    public void apply(byte[] keyBytes, byte @Nullable [] value) {
        String key = new String(keyBytes, UTF_8);
        boolean isCommand = key.endsWith(COMMAND);
        String endpoint = isCommand ? key.substring(0, key.length() - COMMAND.length()) : key;
        if (value == null) {
            (isCommand ? commands : records).remove(endpoint);
        } else if (isCommand) {
            DeliveryJsonReader.command(value)
                    .ifPresentOrElse(command -> apply(endpoint, command), () -> unreadable(key));
        } else {
            DeliveryJsonReader.record(value).ifPresentOrElse(record -> apply(endpoint, record), () -> unreadable(key));
        }
    }

    private void apply(String endpoint, WorkerCommand command) {
        commands.put(endpoint, command);
        onCommand.accept(endpoint, command);
    }

    private void apply(String endpoint, DeliveryRecord record) {
        records.merge(
                endpoint,
                record,
                (known, read) -> read.state().version() >= known.state().version() ? read : known);
    }

    private static void unreadable(String key) {
        LOG.warnf("Skipped the unreadable delivery state of %s", key);
    }

    public Optional<DeliveryRecord> find(WebhookKey endpoint) {
        return Optional.ofNullable(records.get(endpoint.toString()));
    }

    /** The latest command, whether executed or not. */
    Optional<WorkerCommand> command(WebhookKey endpoint) {
        return Optional.ofNullable(commands.get(endpoint.toString()));
    }
}
