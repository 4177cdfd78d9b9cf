package io.wireroom.bench;

import io.wireroom.article.ArticleId;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.ledger.PublishedState;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.streams.LedgerChangelog;
import io.wireroom.streams.LedgerChangelog.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of published articles with successive ids, on the changelog from which a pipeline without a local store restores it. The
 * entries are those of {@link BenchDocuments}, whose titles repeat, with other content hashes.
 */
final class LedgerRows {
    private static final int TITLES = 1_000;
    private static final int HASH_BYTES = 32;

    private final String servers;
    private final LedgerChangelog changelog;
    private final int partitions;
    private final List<PublishedState> templates;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    LedgerRows(String servers, String applicationId, int partitions) {
        this.servers = servers;
        this.changelog = new LedgerChangelog(applicationId, partitions);
        this.partitions = partitions;
        DocumentPipeline pipeline = BenchDocuments.pipeline();
        this.templates = LongStream.rangeClosed(1, TITLES)
                .mapToObj(id -> BenchDocuments.publish(BenchDocuments.document(id), Instant.EPOCH, pipeline))
                .map(publish -> PublishedState.of(publish.edition()))
                .toList();
    }

    /** Writes the rows of the ids from 1. */
    void write(int articles) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            NewTopic topic = new NewTopic(changelog.ledger(), Optional.of(partitions), Optional.empty());
            admin.createTopics(List.of(topic.configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        Map<String, Object> defaults = Map.of("compression.type", "lz4", "linger.ms", 20, "batch.size", 256 << 10);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new KafkaSettings(servers, Map.of()).client("rows", defaults, Map.of()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (long id = 1; id <= articles; id++) {
                ArticleId article = new ArticleId(id);
                for (Row row : changelog.rows(article, entry(id), null)) {
                    var _ = producer.send(
                            new ProducerRecord<>(row.topic(), changelog.partition(article), row.key(), row.value()),
                            (_, exception) -> failure.compareAndSet(null, exception));
                }
            }
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private LedgerEntry entry(long id) {
        int template = (int) ((id - 1) % TITLES);
        PublishedState state = templates.get(template);
        String own = "/%d-".formatted(template + 1);
        String its = "/%d-".formatted(id);
        byte[] hash = new byte[HASH_BYTES];
        new Random(id).nextBytes(hash);
        PublishedState published = new PublishedState(
                state.revision(),
                state.date(),
                state.source(),
                state.path().replace(own, its),
                state.canonicalUrl().replace(own, its),
                state.language(),
                state.tags(),
                state.formerly());
        return new LedgerEntry(
                new State.Published(published, "sha256:" + HexFormat.of().formatHex(hash)), null, null, state.date());
    }
}
