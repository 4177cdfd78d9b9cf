package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.config.CoreWiring;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.trace.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The pipeline's topology under Kafka Streams' own test driver, with a wall clock that stands still. */
public final class Line implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final int MAX_RECORD = 200_000;
    static final int MAX_EVENT = 50_000;
    /** Linux's files in memory: the driver flushes its stores after each record, and a disk would have to be waited for. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final int MAX_DOCUMENT = 100_000;

    final Feed.Counts tally = new Feed.Counts();
    public final TestOutputTopic<byte[], byte[]> normalized;
    public final TestOutputTopic<byte[], byte[]> held;
    final TestOutputTopic<byte[], byte[]> rejected;
    public final TestOutputTopic<byte[], byte[]> journal;

    private final Path folder;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> ingest;
    private Instant now = NOW;

    Line() {
        this(documents());
    }

    Line(DocumentPipeline pipeline) {
        this(pipeline, Traces.OFF);
    }

    Line(DocumentPipeline pipeline, Traces traces) {
        this(pipeline, traces, Routing.NONE, Clocks.LOCAL);
    }

    Line(Clocks clocks) {
        this(documents(), Traces.OFF, Routing.NONE, clocks);
    }

    public Line(Routing routing) {
        this(documents(), Traces.OFF, routing, Clocks.LOCAL);
    }

    private static DocumentPipeline documents() {
        return CoreWiring.pipeline(MAX_DOCUMENT, new SourceRegistry(List.of()), Feed.SITE, Feed.ASSETS);
    }

    private Line(DocumentPipeline pipeline, Traces traces, Routing routing, Clocks clocks) {
        try {
            folder = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "wireroom-line")
                    : Files.createTempDirectory("wireroom-line");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PipelineTopology.Settings settings = new PipelineTopology.Settings(
                new PipelineTopology.Topics("ingest", "normalized", "held", "rejected", "journal"),
                1,
                MAX_RECORD,
                MAX_EVENT,
                new EventAttributes(Feed.SITE, "https://wire.example/s"));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "line");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(
                PipelineTopology.build(settings, pipeline, tally, traces, routing, clocks), properties, NOW);
        ingest = driver.createInputTopic("ingest", new ByteArraySerializer(), new ByteArraySerializer());
        normalized = output("normalized");
        held = output("held");
        rejected = output("rejected");
        journal = output("journal");
    }

    public TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void send(byte @Nullable [] document) {
        send(null, document);
    }

    /** @param headers names and values in turn */
    public void send(@Nullable String key, byte @Nullable [] document, String... headers) {
        RecordHeaders all = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1].getBytes(UTF_8));
        }
        ingest.pipeInput(new TestRecord<>(key == null ? null : key.getBytes(UTF_8), document, all, now));
    }

    /** The rows of all stores: what Kafka Streams would write to their changelogs. */
    public Map<String, byte[]> rows() {
        LedgerChangelog names = new LedgerChangelog("line", 1);
        Map<String, byte[]> rows = new TreeMap<>();
        Map<String, String> stores = Map.of(LedgerStores.LEDGER, names.ledger(), LedgerStores.HELD, names.held());
        stores.forEach((store, topic) -> {
            try (KeyValueIterator<Long, byte[]> all =
                    driver.<Long, byte[]>getKeyValueStore(store).all()) {
                all.forEachRemaining(row ->
                        rows.put(topic + " " + Bytes.wrap(new LongSerializer().serialize(topic, row.key)), row.value));
            }
        });
        try (KeyValueIterator<Bytes, byte[]> all =
                driver.<Bytes, byte[]>getKeyValueStore(LedgerStores.RELEASES).all()) {
            all.forEachRemaining(row -> rows.put(names.releases() + " " + row.key, row.value));
        }
        return rows;
    }

    /** Overwrites a held version in the store with bytes that are none. */
    void corruptHeld(long id) {
        KeyValueStore<Long, byte[]> store = driver.getKeyValueStore(LedgerStores.HELD);
        store.put(id, "{".getBytes(UTF_8));
    }

    /** Removes the source of a held version from its entry, which earlier versions did not store. */
    void dropSources(long id) {
        KeyValueStore<Long, byte[]> store = driver.getKeyValueStore(LedgerStores.LEDGER);
        LedgerEntry entry = LedgerEntryCodec.read(store.get(id));
        store.put(
                id,
                LedgerEntryCodec.write(entry.withHeldVersion(
                        Objects.requireNonNull(entry.held()).withSource(null))));
    }

    public void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    static @Nullable String header(TestRecord<?, ?> from, String name) {
        Header header = from.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    @Override
    public void close() {
        driver.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
