package io.wireroom.bench;

import io.wireroom.archive.BareIndex;
import io.wireroom.broker.EmbeddedKafka;
import io.wireroom.config.CoreWiring;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.pipeline.DocumentPipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Baseline for the chain: the {@link BareLoop} and a reader of its topic that fills a {@link BareIndex}, on one thread each, with an
 * embedded broker in the same process.
 */
final class BareChain {
    private static final int PARTITIONS = 4;

    private BareChain() {}

    /** Documents per second of each round, from the first document sent until all are committed to the index and visible. */
    static List<Double> rounds(Path folder, int documents, int rounds) throws Exception {
        TopicNames names = TopicNames.DEFAULT;
        DocumentPipeline pipeline =
                CoreWiring.pipeline(1 << 20, SourceRegistry.EMPTY, "https://site.example", "https://assets.example");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                BareIndex index = new BareIndex(folder.resolve("index"))) {
            String servers = kafka.bootstrapServers();
            try (Topics topics = new Topics(new KafkaSettings(servers, Map.of()), names)) {
                topics.create(PARTITIONS, (short) 1);
            }
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> new BareLoop(servers, pipeline, BareLoop.Copies.NONE)
                            .run(names.ingest(), names.normalized(), documents * rounds, "chain"));
            try (KafkaConsumer<byte[], byte[]> events = events(servers, names.normalized())) {
                List<Double> rates = new ArrayList<>();
                for (int round = 1; round <= rounds; round++) {
                    Backlog backlog = new Backlog(1 + (round - 1L) * documents, documents);
                    long start = System.nanoTime();
                    Thread sender = Thread.ofPlatform().start(() -> backlog.send(servers, names.ingest()));
                    index(events, index, documents);
                    if (index.commit() != round * documents) {
                        throw new IllegalStateException("not all documents are in the index");
                    }
                    rates.add(documents / ChainBench.secondsSince(start));
                    sender.join();
                    System.out.printf(Locale.ROOT, "bare chain, round %d: %,.0f/s%n", round, rates.getLast());
                }
                return rates;
            }
        }
    }

    private static void index(KafkaConsumer<byte[], byte[]> events, BareIndex index, int documents) throws Exception {
        int seen = 0;
        while (seen < documents) {
            for (ConsumerRecord<byte[], byte[]> event : events.poll(Duration.ofMillis(50))) {
                index.add(event);
                seen++;
            }
        }
    }

    /** Reads the committed records of a topic from its beginning. */
    static KafkaConsumer<byte[], byte[]> events(String servers, String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed", "max.poll.records", 2_000);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
