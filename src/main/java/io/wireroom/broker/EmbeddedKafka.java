package io.wireroom.broker;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A single-node Kafka (KRaft, broker and controller in one) that runs in this process, keeps its data in a folder and
 * listens on 127.0.0.1 only. Any Kafka client can use it; it has neither passwords nor encryption.
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of("data/kafka"), 9092)) {
 *     client.connect(kafka.bootstrapServers());
 * }
 * }</pre>
 *
 * <p>What was written survives a stop, a crash and {@code kill -9}. Records are forced to disk once a second, so a power cut
 * may cost the last second.
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

    /** Whether Kafka's server classes are here: the production package does without them. */
    public static boolean isAvailable() {
        try {
            Class.forName(SERVER_CLASS, false, EmbeddedKafka.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * Starts the broker and returns when it takes requests.
     *
     * @param folder where its data lies; made and formatted if need be
     * @param port on 127.0.0.1; 0 takes any free one
     * @throws BrokerException in one line for its operator: the server classes are missing, the port is taken, another
     *     process uses the folder, or the folder can't be used
     */
    public static EmbeddedKafka start(Path folder, int port) {
        if (!isAvailable()) {
            throw new BrokerException("This package has no embedded broker: set KAFKA_BOOTSTRAP_SERVERS", null);
        }
        FolderLock lock = FolderLock.take(folder);
        try {
            int chosen = Ports.claim(port);
            return new EmbeddedKafka(lock, KraftNode.start(folder, chosen), chosen);
        } catch (RuntimeException | IOException e) {
            lock.close();
            if (e instanceof BrokerException told) {
                throw told;
            }
            throw new BrokerException("The embedded broker could not start in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** {@code host:port}, for a client's {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /** Stops the broker cleanly and waits until it has; a second call does nothing. */
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
