package io.wireroom.streams;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pipeline on Kafka Streams with exactly-once processing (version 2). A thread that fails, for example because its
 * producer was fenced or a broker was unavailable for long, is replaced.
 */
public final class PipelineRunner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PipelineRunner.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** Maximum size of a record that is read with its content. Brokers accept larger requests. */
    public static final int MAX_RECORD_BYTES = 32 << 20;

    /** Bytes that Wireroom's headers and the header of the batch add to a record. */
    public static final int OVERHEAD_BYTES = 32 << 10;

    private static final int HEARTBEATS_PER_SESSION = 5;

    /** Kafka Streams' default. */
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);

    /** Well below the time in which a record has to be delivered. */
    private static final Duration LONGEST_LINGER = Duration.ofMillis(200);

    /** Size of a producer's buffer in addition to one record of the maximum size. */
    private static final long EXTRA_BUFFER_BYTES = 16L << 20;

    /**
     * By default, a closed instance stays in the group until its session times out. An instance without a fixed id joins as a new
     * member after a restart, and its partitions would not be processed until then.
     */
    private static final String LEAVE_GROUP = "internal.leave.group.on.close";

    private final RestorationProgress restoration = new RestorationProgress();
    private final KafkaStreams streams;

    /**
     * Settings of this instance.
     *
     * @param instanceId id that keeps the membership in the group across a restart; null for a new member after each start
     * @param commitInterval interval of commits while a thread keeps up, see {@link CommitPacing}; {@value CommitPacing#BEHIND_FACTOR} times as
     *     long while it is behind
     * @param sessionTimeout time without heartbeats after which other instances take over the partitions
     * @param stateDir folder of the ledger's local store
     * @param maxRecordBytes maximum uncompressed size of a record on any topic
     * @param clients properties of all Kafka clients: bootstrap servers, security
     */
    public record Settings(
            String applicationId,
            @Nullable String instanceId,
            int threads,
            int standbys,
            Duration commitInterval,
            Duration sessionTimeout,
            String stateDir,
            int maxRecordBytes,
            short replication,
            Map<String, String> clients) {}

    public PipelineRunner(Topology topology, Settings settings) {
        this(topology, settings, () -> {});
    }

    /** @param onDamage called when the local store of the ledger is unusable until the process restarts */
    public PipelineRunner(Topology topology, Settings settings, Runnable onDamage) {
        StateFailures stateFailures = new StateFailures(System::nanoTime);
        streams = new KafkaStreams(topology, properties(settings));
        streams.setGlobalStateRestoreListener(restoration);
        streams.setUncaughtExceptionHandler(failure -> {
            if (stateFailures.isLast(failure)) {
                LOG.error(
                        "The local store of the ledger can't be used: the pipeline ends until this process restarts",
                        failure);
                onDamage.run();
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
            LOG.error("A pipeline thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    /**
     * Maximum size of a record on the pipeline's internal topics, in bytes.
     *
     * @param maxEventBytes maximum size of an event in bytes
     */
    public static int largestRecord(int maxEventBytes) {
        return Math.max(MAX_RECORD_BYTES, maxEventBytes) + OVERHEAD_BYTES;
    }

    public void start() {
        streams.start();
    }

    /** Whether documents are processed. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** False if only a restart helps. */
    public boolean isAlive() {
        return switch (streams.state()) {
            case CREATED, REBALANCING, RUNNING -> true;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
        };
    }

    /** Approximate number of records that this process still has to read to restore its part of the ledger. */
    public long restoring() {
        return restoration.records();
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /** Ends the running transaction and waits for the threads. */
    @Override
    public void close() {
        if (!streams.close(TIMEOUT)) {
            LOG.warnf("The pipeline did not stop within %s", TIMEOUT);
        }
    }

    static Properties properties(Settings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.clients());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis() * CommitPacing.BEHIND_FACTOR);
        properties.put(CommitPacing.INTERVAL, settings.commitInterval().toMillis());
        properties.put(StreamsConfig.POLL_MS_CONFIG, poll(settings.commitInterval()));
        consumer(properties, ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, PolledRecords.class.getName());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replication());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        if (settings.instanceId() != null) {
            consumer(properties, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instanceId());
        } else {
            consumer(properties, LEAVE_GROUP, true);
        }
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        consumer(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        consumer(properties, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_PER_SESSION);
        consumer(properties, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, settings.maxRecordBytes());
        producer(properties, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, settings.maxRecordBytes());
        producer(properties, ProducerConfig.BUFFER_MEMORY_CONFIG, settings.maxRecordBytes() + EXTRA_BUFFER_BYTES);
        producer(properties, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer(properties, ProducerConfig.LINGER_MS_CONFIG, linger(settings.commitInterval()));
        producer(properties, ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), settings.maxRecordBytes());
        return properties;
    }

    /** Timers don't fire while a poll waits: with nothing to read, a commit that is due waits for the end of a poll. */
    private static long poll(Duration commitInterval) {
        return Math.min(commitInterval.toMillis() / CommitPacing.CHECKS_PER_INTERVAL, LONGEST_POLL.toMillis());
    }

    /**
     * Nobody reads a record before its transaction ends, which sends at once what still lingers. Until then, waiting costs nothing, and fewer and
     * larger batches cost the brokers and this process less.
     */
    private static long linger(Duration commitInterval) {
        return Math.min(commitInterval.toMillis(), LONGEST_LINGER.toMillis());
    }

    private static void consumer(Properties properties, String key, Object value) {
        properties.put(StreamsConfig.MAIN_CONSUMER_PREFIX + key, value);
    }

    private static void producer(Properties properties, String key, Object value) {
        properties.put(StreamsConfig.PRODUCER_PREFIX + key, value);
    }
}
