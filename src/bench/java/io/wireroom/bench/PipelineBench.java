package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import io.wireroom.bench.BareLoop.Copies;
import io.wireroom.broker.EmbeddedKafka;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.RouteTopics;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.streams.Clocks;
import io.wireroom.streams.EventAttributes;
import io.wireroom.streams.OutcomeListener;
import io.wireroom.streams.PipelineRunner;
import io.wireroom.streams.PipelineTopology;
import io.wireroom.streams.Routing;
import io.wireroom.trace.Traces;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final int DOCUMENTS = Integer.getInteger("documents", 40_000);
    private static final int WARM_UP = DOCUMENTS / 4;
    private static final int ROUNDS = Integer.getInteger("rounds", 4); // the first rounds warm up the JIT compiler
    private static final int PARTITIONS = 4;
    private static final int THREADS = Integer.getInteger("threads", 2);
    private static final String LOOP = "loop.normalized";
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Duration COMMIT = Duration.ofMillis(Integer.getInteger("commit", 40));

    private PipelineBench() {}

    static void run() throws Exception {
        Path folder = Files.createTempDirectory("pipeline-bench");
        DocumentPipeline pipeline = BenchDocuments.pipeline();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), Map.of());
            TopicNames names = TopicNames.DEFAULT;
            TopicNames loopNames = new TopicNames(
                    "loop.ingest",
                    LOOP,
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
            try (RouteTopics topics = BenchRoutes.topics(settings)) {
                topics.setTopics(Set.of("loop.route.b", "loop.route.c", "loop.route.d"));
            }
            fill(kafka.bootstrapServers(), names.ingest());
            for (int round = 1; round <= ROUNDS; round++) {
                Run loop = loop(kafka, Copies.NONE, pipeline);
                Run journaled = loop(kafka, new Copies(List.of(loopNames.journal()), _ -> List.of()), pipeline);
                Run copied = loop(kafka, new Copies(List.of(), BenchRoutes::topics), pipeline);
                Path state = folder.resolve("streams-" + round);
                Run streams = streams(kafka, pipeline, state, Routing.NONE);
                Run decided = streams(kafka, pipeline, state, BenchRoutes.routing(settings, BenchRoutes.NONE_MATCHES));
                Run routed = streams(kafka, pipeline, state, BenchRoutes.routing(settings, BenchRoutes.SOME_MATCH));
                System.out.printf("round %d; CPU time with the broker's%n", round);
                loop.print("bare loop", loop);
                journaled.print("  and a journal entry", loop);
                copied.print("  and the routes' records", loop);
                streams.print("pipeline", loop);
                decided.print("  and ten routes, none matches", streams);
                routed.print("  and ten routes", streams);
            }
        }
    }

    /**
     * The documents from the end of the warm-up to the last.
     *
     * @param rate per second
     * @param cpu microseconds of CPU time of the process, per document
     */
    private record Run(double rate, double cpu) {
        void print(String name, Run other) {
            System.out.printf(
                    "%-32s %,7.0f/s, ratio %.2f; %4.0f µs, %+4.0f µs%n",
                    name, rate, rate / other.rate, cpu, cpu - other.cpu);
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

    private static Run loop(EmbeddedKafka kafka, Copies copies, DocumentPipeline pipeline) throws Exception {
        String servers = kafka.bootstrapServers();
        try (Counting counting = new Counting(servers, LOOP)) {
            Thread loop = Thread.ofPlatform()
                    .start(() -> new BareLoop(servers, pipeline, copies)
                            .run(TopicNames.DEFAULT.ingest(), LOOP, DOCUMENTS, "loop-" + System.nanoTime()));
            Run run = counting.run();
            loop.join();
            return run;
        }
    }

    private static Run streams(EmbeddedKafka kafka, DocumentPipeline pipeline, Path state, Routing routing)
            throws Exception {
        String servers = kafka.bootstrapServers();
        TopicNames names = TopicNames.DEFAULT;
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
                        PipelineTopology.build(topology, pipeline, new NoTally(), Traces.OFF, routing, Clocks.LOCAL),
                        settings)) {
            runner.start();
            return counting.run();
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

        /** Waits for all events. */
        Run run() {
            int seen = 0;
            int from = 0;
            long start = 0;
            long cpu = 0;
            while (seen < DOCUMENTS) {
                seen += consumer.poll(Duration.ofMillis(50)).count();
                if (start == 0 && seen >= WARM_UP) {
                    start = System.nanoTime();
                    cpu = PROCESS.getProcessCpuTime();
                    from = seen;
                }
            }
            double documents = seen - from;
            return new Run(
                    documents * 1e9 / (System.nanoTime() - start),
                    (PROCESS.getProcessCpuTime() - cpu) / 1e3 / documents);
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
