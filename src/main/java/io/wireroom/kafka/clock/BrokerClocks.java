package io.wireroom.kafka.clock;

import io.wireroom.article.AgreedTime;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.KafkaUnreachableException;
import io.wireroom.kafka.client.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares this process's clock with those of the brokers. Every few seconds, it writes an empty record to a topic with {@code
 * message.timestamp.type=LogAppendTime}: the response contains the time of the broker that leads the partition. Several partitions are led by
 * several brokers. Between readings, and while Kafka does not respond, their clocks go on at the rate of this process's monotonic clock.
 */
public final class BrokerClocks implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BrokerClocks.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration RETRY_DELAY = Duration.ofMillis(200);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final int PARTITIONS = 3;

    /** A broker that keeps the producer's timestamp returns this one. */
    private static final long NO_TIME = 0;

    private static final byte[] NOTHING = {};

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Settings settings;
    private final ClockReadings readings = new ClockReadings();
    private final Thread reading = Thread.ofVirtual().name("broker-clocks").unstarted(this::readForever);

    /** Created at the start: processes without a pipeline need none. */
    private volatile @Nullable KafkaProducer<byte[], byte[]> producer;

    private volatile boolean started;
    private boolean readingFails;
    private boolean disagrees;

    /**
     * @param topic created if it is missing
     * @param replication of the topic; null for the brokers' default
     * @param tolerance largest difference of clocks that agree
     */
    public record Settings(String topic, @Nullable Short replication, Duration tolerance) {}

    public BrokerClocks(KafkaSettings kafka, Topics topics, Settings settings) {
        this.kafka = kafka;
        this.topics = topics;
        this.settings = settings;
    }

    private KafkaProducer<byte[], byte[]> newProducer() {
        // A repetition would make the time between request and response longer, and the reading less exact.
        Map<String, Object> fixed = Map.of(
                "acks", "1",
                "enable.idempotence", false,
                "retries", 0,
                "linger.ms", 0,
                "max.block.ms", 2_000,
                "request.timeout.ms", 2_000,
                "delivery.timeout.ms", 2_000,
                "buffer.memory", 1 << 20);
        return new KafkaProducer<>(
                kafka.client("clocks", Map.of(), fixed), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Reads the clocks once, and again every few seconds from then on. Has no effect after it succeeded.
     *
     * @throws KafkaUnreachableException if no broker's clock can be read within ten seconds
     * @throws KafkaException if Kafka refuses the topic, or the topic's timestamps are not those of the broker
     */
    public void start() {
        if (started) {
            return;
        }
        topics.createClockTopic(settings.topic(), PARTITIONS, settings.replication());
        KafkaProducer<byte[], byte[]> created = producer;
        if (created == null) {
            created = newProducer();
            producer = created;
        }
        firstReading(created);
        started = true;
        reading.start();
    }

    private void firstReading(KafkaProducer<byte[], byte[]> client) {
        long giveUp = System.nanoTime() + START_TIMEOUT.toNanos();
        KafkaException failure = read(client);
        while (readings.at(System.nanoTime()).isEmpty()) {
            if (failure instanceof ProducersTimeException || System.nanoTime() > giveUp) {
                throw failure == null
                        ? new KafkaUnreachableException(kafka.bootstrapServers(), new TimeoutException("no leader"))
                        : failure;
            }
            pause(RETRY_DELAY);
            failure = read(client);
        }
    }

    /** @param local the time of this process's clock */
    public AgreedTime at(Instant local) {
        return AgreedTime.of(local, readings.at(System.nanoTime()), settings.tolerance());
    }

    /** How far this process's clock is ahead of the brokers' (the median), in seconds; negative if it is behind, {@code NaN} if unknown. */
    public double secondsAhead(Instant local) {
        List<Instant> others = readings.at(System.nanoTime()).stream().sorted().toList();
        return others.isEmpty()
                ? Double.NaN
                : Duration.between(others.get(others.size() / 2), local).toMillis() / 1_000.0;
    }

    private void readForever() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                KafkaProducer<byte[], byte[]> client = producer;
                note(client == null ? null : read(client));
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads the clock of each broker that leads a partition. Returns a failure, if there was one. */
    private @Nullable KafkaException read(KafkaProducer<byte[], byte[]> client) {
        Set<Integer> read = new HashSet<>();
        KafkaException failure = null;
        try {
            for (PartitionInfo partition : client.partitionsFor(settings.topic())) {
                Node leader = partition.leader();
                if (leader != null && !leader.isEmpty() && read.add(leader.id())) {
                    KafkaException failed = read(client, partition.partition(), leader.id());
                    failure = failed == null ? failure : failed;
                }
            }
        } catch (InterruptException stopping) {
            throw stopping;
        } catch (KafkaException e) {
            failure = e;
        }
        return failure;
    }

    private @Nullable KafkaException read(KafkaProducer<byte[], byte[]> client, int partition, int broker) {
        long asked = System.nanoTime();
        try {
            RecordMetadata written = client.send(
                            new ProducerRecord<>(settings.topic(), partition, NO_TIME, NOTHING, NOTHING))
                    .get();
            long answered = System.nanoTime();
            if (written.timestamp() == NO_TIME) {
                return new ProducersTimeException(settings.topic());
            }
            readings.add(broker, Instant.ofEpochMilli(written.timestamp()), asked, answered);
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Logs each change once. */
    private void note(@Nullable KafkaException failure) {
        if ((failure != null) != readingFails) {
            readingFails = failure != null;
            if (failure == null) {
                LOG.info("The brokers' clocks can be read again");
            } else {
                LOG.warnf("A broker's clock can't be read; its last known offset is used: %s", failure.getMessage());
            }
        }
        Instant local = Instant.now();
        double ahead = secondsAhead(local);
        boolean far = Math.abs(ahead) > settings.tolerance().toMillis() / 1_000.0;
        if (far != disagrees) {
            disagrees = far;
            if (far) {
                LOG.warnf(
                        "This machine's clock differs from the brokers' by %.1f s (below 0: it is behind): articles are released"
                                + " when most clocks have reached the time",
                        ahead);
            } else {
                LOG.info("This machine's clock agrees with the brokers' again");
            }
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        reading.interrupt();
        KafkaProducer<?, ?> created = producer;
        if (created != null) {
            created.close(CLOSE_TIMEOUT);
        }
    }

    /** The topic's timestamps are the producers'. */
    private static final class ProducersTimeException extends KafkaException {
        private static final long serialVersionUID = 1;

        ProducersTimeException(String topic) {
            super("the topic " + topic + " needs message.timestamp.type=LogAppendTime: set it, or delete the topic");
        }
    }
}
