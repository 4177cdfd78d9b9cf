package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import io.wireroom.broker.EmbeddedKafka;
import io.wireroom.config.CoreWiring;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.streams.EventAttributes;
import io.wireroom.streams.OutcomeListener;
import io.wireroom.streams.PipelineRunner;
import io.wireroom.streams.PipelineTopology;
import io.wireroom.streams.Routing;
import io.wireroom.trace.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Throughput of the pipeline in documents per second, compared with a plain transactional loop that does the same computation, on
 * an embedded broker in the same process. Rates are measured from the first event after the warm-up to the last.
 */
final class PipelineBench {
    private static final int WARM_UP = 10_000;
    private static final int DOCUMENTS = 40_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 4); // the first rounds warm up the JIT compiler
    private static final int PARTITIONS = 4;
    private static final int THREADS = Integer.getInteger("threads", 2);
    private static final Duration COMMIT = Duration.ofMillis(Integer.getInteger("commit", 40));

    private PipelineBench() {}

    static void run() throws Exception {
        Path folder = Files.createTempDirectory("pipeline-bench");
        DocumentPipeline pipeline =
                CoreWiring.pipeline(1 << 20, SourceRegistry.EMPTY, "https://site.example", "https://assets.example");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), Map.of());
            TopicNames names = TopicNames.DEFAULT;
            TopicNames loopNames = new TopicNames(
                    "loop.ingest",
                    "loop.normalized",
                    "loop.held",
                    "loop.rejected",
                    "loop.journal",
                    "loop.deliveries",
                    "loop.cursors");
            for (TopicNames each : List.of(names, loopNames)) {
                try (Topics topics = new Topics(settings, each)) {
                    topics.create(PARTITIONS, (short) 1);
                }
            }
            fill(kafka.bootstrapServers(), names.ingest());
            for (int round = 1; round <= ROUNDS; round++) {
                double loop = loop(kafka.bootstrapServers(), names.ingest(), loopNames.normalized(), pipeline);
                Path state = folder.resolve("streams-" + round);
                double streams = streams(kafka.bootstrapServers(), names, pipeline, state, Routing.NONE);
                double routed =
                        streams(kafka.bootstrapServers(), names, pipeline, state, BenchRoutes.routing(settings));
                System.out.printf(
                        "round %d: bare loop %,.0f/s, pipeline %,.0f/s, ratio %.2f; with ten routes %,.0f/s, ratio to without %.2f%n",
                        round, loop, streams, streams / loop, routed, routed / streams);
            }
        }
    }

    private static void fill(String servers, String topic) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", servers, "compression.type", "lz4", "linger.ms", 20);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long id = 1; id <= DOCUMENTS; id++) {
                byte[] key = Long.toString(id).getBytes(US_ASCII);
                var _ = producer.send(new ProducerRecord<>(topic, key, BenchDocuments.document(id)));
            }
        }
    }

    private static double loop(String servers, String from, String to, DocumentPipeline pipeline) throws Exception {
        try (Counting counting = new Counting(servers, to)) {
            Thread loop = Thread.ofPlatform()
                    .start(() -> new BareLoop(servers, pipeline).run(from, to, DOCUMENTS, "loop-" + System.nanoTime()));
            double rate = counting.rate();
            loop.join();
            return rate;
        }
    }

    private static double streams(
            String servers, TopicNames names, DocumentPipeline pipeline, Path state, Routing routing) throws Exception {
        PipelineTopology.Settings topology = new PipelineTopology.Settings(
                new PipelineTopology.Topics(
                        names.ingest(), names.normalized(), names.held(), names.rejected(), names.journal()),
                PARTITIONS,
                8 << 20,
                8 << 20,
                new EventAttributes("https://site.example", "https://site.example/v1/schemas/article.json"));
        PipelineRunner.Settings settings = new PipelineRunner.Settings(
                "bench-" + System.nanoTime(),
                null,
                THREADS,
                0,
                COMMIT,
                Duration.ofSeconds(10),
                state.toString(),
                9 << 20,
                (short) 1,
                Map.of("bootstrap.servers", servers));
        try (Counting counting = new Counting(servers, names.normalized());
                PipelineRunner runner = new PipelineRunner(
                        PipelineTopology.build(topology, pipeline, new NoTally(), Traces.OFF, routing), settings)) {
            runner.start();
            return counting.rate();
        }
    }

    /** Counts committed records of a topic, from its current end. */
    private static final class Counting implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Counting(String servers, String topic) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            servers,
                            "isolation.level",
                            "read_committed",
                            "max.poll.records",
                            2_000),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(each -> new org.apache.kafka.common.TopicPartition(topic, each.partition()))
                    .toList());
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
        }

        /** Events per second between the warm-up and the last document. */
        double rate() {
            int seen = 0;
            int from = 0;
            long start = 0;
            while (seen < DOCUMENTS) {
                seen += consumer.poll(Duration.ofMillis(50)).count();
                if (start == 0 && seen >= WARM_UP) {
                    start = System.nanoTime();
                    from = seen;
                }
            }
            return (seen - from) * 1e9 / (System.nanoTime() - start);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    private record NoTally() implements OutcomeListener {
        @Override
        public void published(ChangeType type, Edition edition) {}

        @Override
        public void suppressed() {}

        @Override
        public void held() {}

        @Override
        public void unchanged() {}

        @Override
        public void rejected(Rejection.Code code) {}

        @Override
        public void released(Edition edition) {}

        @Override
        public void expired(Edition edition) {}
    }
}
