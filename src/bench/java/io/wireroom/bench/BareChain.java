package io.wireroom.bench;

import io.wireroom.archive.BareIndex;
import io.wireroom.broker.EmbeddedKafka;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.pipeline.DocumentPipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Baselines for the chain: the {@link BareLoop} and a reader of its topic that fills a {@link BareIndex}, on one thread each, with an
 * embedded broker in the same process.
 */
enum BareChain {
    /** One loop from the documents to the events. */
    DIRECT,

    /** With the records of the pipeline: a first loop brings an article's documents to one partition; then entries of journal and ledger. */
    SAME_RECORDS;

    private static final int PARTITIONS = 4;
    private static final String BY_ARTICLE = "bare.by-article";
    private static final String LEDGER = "bare.ledger";

    /** Documents per second of each round, from the first document sent until all are committed to the index and visible. */
    List<Double> rounds(Path folder, int documents, int rounds) throws Exception {
        TopicNames names = TopicNames.DEFAULT;
        DocumentPipeline pipeline = BenchDocuments.pipeline();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                BareIndex index = new BareIndex(folder.resolve("index"))) {
            String servers = kafka.bootstrapServers();
            try (Topics topics = new Topics(new KafkaSettings(servers, Map.of()), names)) {
                topics.create(PARTITIONS, (short) 1);
            }
            start(servers, pipeline, documents * rounds);
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
                    System.out.printf(
                            Locale.ROOT, "bare chain (%s), round %d: %,.0f/s%n", this, round, rates.getLast());
                }
                return rates;
            }
        }
    }

    private void start(String servers, DocumentPipeline pipeline, int documents) throws Exception {
        TopicNames names = TopicNames.DEFAULT;
        switch (this) {
            case DIRECT ->
                start(
                        new BareLoop(servers, pipeline, BareLoop.Copies.NONE),
                        names.ingest(),
                        names.normalized(),
                        documents);
            case SAME_RECORDS -> {
                try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                    List<NewTopic> topics = Stream.of(BY_ARTICLE, LEDGER)
                            .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
                            .toList();
                    admin.createTopics(topics).all().get();
                }
                start(BareLoop.passingOn(servers), names.ingest(), BY_ARTICLE, documents);
                start(
                        new BareLoop(
                                servers,
                                pipeline,
                                new BareLoop.Copies(List.of(names.journal(), LEDGER), _ -> List.of())),
                        BY_ARTICLE,
                        names.normalized(),
                        documents);
            }
        }
    }

    private static void start(BareLoop loop, String from, String to, int documents) {
        Thread.ofPlatform().daemon().start(() -> loop.run(from, to, documents, "chain-" + to));
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
