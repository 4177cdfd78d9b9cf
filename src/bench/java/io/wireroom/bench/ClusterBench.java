package io.wireroom.bench;

import io.wireroom.PackagedWireroom;
import io.wireroom.bench.process.Brokers;
import io.wireroom.bench.process.Node;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.pipeline.DocumentPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Documents per second from {@code articles.ingest} to {@code articles.normalized} with three brokers, each in a process of its own, and
 * three replicas of everything: of a packaged pipeline, and of a {@link BareLoop} in this process. A transaction takes much longer there
 * than with the embedded broker. In each round, all documents are sent at once, first to the pipeline, then to the loop.
 *
 * <p>{@code -Ddocuments=} per round (5,000), {@code -Drounds=} (6). The ratio at the end is of the medians of the last three rounds.
 */
final class ClusterBench {
    private static final int DOCUMENTS = Integer.getInteger("documents", 5_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 6);
    private static final int BROKERS = 3;
    private static final int PARTITIONS = 4;
    private static final TopicNames BARE = new TopicNames(
            "bare.ingest",
            "bare.normalized",
            "bare.held",
            "bare.rejected",
            "bare.journal",
            "bare.deliveries",
            "bare.cursors");

    private final String servers;
    private final List<Double> wireroom = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();

    private ClusterBench(String servers) {
        this.servers = servers;
    }

    static void run() throws Exception {
        Path folder = Files.createTempDirectory("cluster-bench");
        Brokers brokers = Brokers.of(BROKERS, folder);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(brokers)));
        try (PackagedWireroom pipeline = new PackagedWireroom(folder.resolve("pipeline"))) {
            for (Node broker : brokers.nodes()) {
                broker.start();
            }
            ClusterBench bench = new ClusterBench(brokers.bootstrap());
            bench.createTopics();
            pipeline.withJavaFlags("-Xmx512m")
                    .with("wireroom.kafka.bootstrap-servers", brokers.bootstrap())
                    .with("wireroom.topics.replication", "" + BROKERS)
                    .with("wireroom.roles", "pipeline")
                    .start()
                    .awaitReady();
            bench.rounds();
        } finally {
            end(brokers);
        }
    }

    private static void end(Brokers brokers) {
        try {
            for (Node broker : brokers.nodes()) {
                broker.retire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void createTopics() {
        for (TopicNames names : List.of(TopicNames.DEFAULT, BARE)) {
            try (Topics topics = new Topics(new KafkaSettings(servers, Map.of()), names)) {
                topics.create(PARTITIONS, (short) BROKERS);
            }
        }
    }

    private void rounds() throws Exception {
        DocumentPipeline pure = BenchDocuments.pipeline();
        Thread.ofPlatform()
                .daemon()
                .start(() -> new BareLoop(servers, pure, BareLoop.Copies.NONE)
                        .run(BARE.ingest(), BARE.normalized(), DOCUMENTS * ROUNDS, "cluster"));
        try (KafkaConsumer<byte[], byte[]> events = BareChain.events(servers, TopicNames.DEFAULT.normalized());
                KafkaConsumer<byte[], byte[]> bareEvents = BareChain.events(servers, BARE.normalized())) {
            for (int round = 1; round <= ROUNDS; round++) {
                Backlog backlog = new Backlog(1 + (round - 1L) * DOCUMENTS, DOCUMENTS);
                wireroom.add(backlog.rate(servers, TopicNames.DEFAULT.ingest(), events));
                bare.add(backlog.rate(servers, BARE.ingest(), bareEvents));
                System.out.printf(
                        Locale.ROOT,
                        "round %d: pipeline %,.0f/s, bare loop %,.0f/s%n",
                        round,
                        wireroom.getLast(),
                        bare.getLast());
            }
        }
        System.out.printf(Locale.ROOT, "cluster ratio %.2f%n", ChainBench.median(wireroom) / ChainBench.median(bare));
    }
}
