package io.wireroom.broker;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A single-node Kafka (KRaft, combined broker and controller) in this process. It stores its data in a folder and listens on
 * 127.0.0.1 only, without authentication or encryption.
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of("data/kafka"), 9092)) {
 *     client.connect(kafka.bootstrapServers());
 * }
 * }</pre>
 *
 * <p>Data survives a stop, a crash and {@code kill -9}. Records are flushed to disk once a second, so a power failure can lose the
 * last second.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String SERVER_CLASS = "kafka.server.KafkaRaftServer";

    private final FolderLock lock;
    private final KraftNode node;
    private final int port;
    private boolean closed;

    private EmbeddedKafka(FolderLock lock, KraftNode node, int port) {
        this.lock = lock;
        this.node = node;
        this.port = port;
    }

    /** Whether Kafka's server classes are on the class path. The production package does not contain them. */
    public static boolean isAvailable() {
        try {
            Class.forName(SERVER_CLASS, false, EmbeddedKafka.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * Starts the broker and returns when it accepts requests.
     *
     * @param folder data folder; created and formatted if necessary
     * @param port on 127.0.0.1; 0 for any free port
     * @throws BrokerException if the server classes are missing, the port is in use, another process uses the folder, or the
     *     folder is not usable
     */
    public static EmbeddedKafka start(Path folder, int port) {
        if (!isAvailable()) {
            throw new BrokerException("This package has no embedded broker: set KAFKA_BOOTSTRAP_SERVERS", null);
        }
        FolderLock lock = FolderLock.acquire(folder);
        try {
            int actualPort = Ports.reserve(port);
            return new EmbeddedKafka(lock, KraftNode.start(folder, actualPort), actualPort);
        } catch (RuntimeException | IOException e) {
            lock.close();
            if (e instanceof BrokerException reported) {
                throw reported;
            }
            throw new BrokerException("The embedded broker could not start in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** {@code host:port}, for a client's {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /** Stops the broker cleanly and waits for its end. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            node.stop();
        }
    }
}
