package io.wireroom.kafka.follow;

import io.wireroom.kafka.client.ConsumerThread;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.follow.FollowerStatus.End;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads a topic into an index, starting at the index's positions. It is not a member of a consumer group, because each replica has
 * its own index and reads the whole topic. It reads committed records only.
 *
 * <p>After any Kafka error it reconnects and continues. It ends when it is closed, when the index fails, or when the topic is no
 * longer the one that the index was built from. {@code onEnd} receives the reason.
 *
 * @param <T> the decoded record
 */
public final class TopicFollower<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);

    private final KafkaSettings kafka;
    private final FollowerSettings settings;
    private final FollowedLog log;
    private final RecordSink<T> sink;
    private final RecordDecoder<T> decoder;
    private final Consumer<End> onEnd;
    private final ConsumerThread thread;

    private volatile FollowerStatus status = FollowerStatus.START;

    /**
     * The followed log.
     *
     * @param identity identity of the log that the sink was built from
     * @param current supplies the identity of the log in Kafka, empty if there is none; may throw {@link KafkaException}
     */
    public record FollowedLog(String topic, String identity, Supplier<Optional<String>> current) {}

    /** @param onEnd called once, on the follower's thread, with the reason why it ended */
    public TopicFollower(
            KafkaSettings kafka,
            FollowerSettings settings,
            FollowedLog log,
            RecordSink<T> sink,
            RecordDecoder<T> decoder,
            Consumer<End> onEnd) {
        this.kafka = kafka;
        this.settings = settings;
        this.log = log;
        this.sink = sink;
        this.decoder = decoder;
        this.onEnd = onEnd;
        this.thread = new ConsumerThread("follower-" + log.topic(), this::run);
    }

    public void start() {
        thread.start();
    }

    public FollowerStatus status() {
        return status;
    }

    /** Stops after the current batch, commits, and waits for both. */
    @Override
    public void close() {
        thread.close();
    }

    private void run() {
        End end = follow();
        status = status.ended(end);
        onEnd.accept(end);
    }

    private End follow() {
        try {
            while (!thread.isClosing()) {
                connectAndFollow();
            }
            sink.commit();
            return new End.Closed();
        } catch (LogReplacedException e) {
            return new End.LogReplaced(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | Error e) {
            return new End.Failed(e); // any failure has to be reported
        }
    }

    private void connectAndFollow() throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = connect()) {
            thread.use(consumer);
            read(consumer);
        } catch (WakeupException stopped) {
            LOG.debug("woken up", stopped);
        } catch (KafkaException e) {
            LOG.warnf("The log %s can't be read, trying again: %s", log.topic(), e.toString());
            status = status.withFailure(e.toString());
            thread.pause(settings.retryAfter());
        } finally {
            thread.use(null);
        }
    }

    private void setStatus(FollowerStatus newStatus) {
        status = newStatus;
    }

    /** The next reader does not know what this one has applied, and may apply nothing for a long time. */
    private void read(KafkaConsumer<byte[], byte[]> consumer) throws IOException {
        LogReader<T> reader = new LogReader<>(consumer, log, settings, sink, decoder, status, this::setStatus);
        try {
            reader.readUntil(thread::isClosing);
        } catch (WakeupException stopped) {
            throw stopped;
        } catch (KafkaException e) {
            reader.refreshAndCommitAll();
            throw e;
        }
    }

    private KafkaConsumer<byte[], byte[]> connect() {
        Map<String, Object> defaults = new HashMap<>(Map.of(
                "max.poll.records", 2_000,
                "fetch.max.bytes", 16 << 20,
                "max.partition.fetch.bytes", 4 << 20,
                "default.api.timeout.ms", 10_000,
                "request.timeout.ms", 8_000));
        if (settings.fetchWait().isPositive()) {
            defaults.put("fetch.min.bytes", 1 << 20);
            defaults.put(
                    "fetch.max.wait.ms", Math.toIntExact(settings.fetchWait().toMillis()));
        }
        Map<String, Object> fixed = Map.of(
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "none",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false);
        return new KafkaConsumer<>(
                kafka.client("follower-" + log.topic(), defaults, fixed),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
