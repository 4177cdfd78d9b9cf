package io.wireroom.bench;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Source;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.ledger.PublishedState;
import io.wireroom.streams.LedgerChangelog;
import io.wireroom.streams.LedgerChangelog.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The ledger of published articles with successive ids, on the changelog from which a pipeline without a local store restores it. */
final class LedgerRows {
    private static final Instant PUBLISHED = Instant.parse("2025-01-01T00:00:00Z");
    private static final int HASH_BYTES = 32;
    private static final String SITE = "https://site.example";

    private final String servers;
    private final LedgerChangelog changelog;
    private final int partitions;

    LedgerRows(String servers, String applicationId, int partitions) {
        this.servers = servers;
        this.changelog = new LedgerChangelog(applicationId, partitions);
        this.partitions = partitions;
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
                            new ProducerRecord<>(row.topic(), changelog.partition(article), row.key(), row.value()));
                }
            }
        }
    }

    /** As the pipeline has it after a document of {@link BenchDocuments}, except for the content hash. */
    private static LedgerEntry entry(long id) {
        byte[] hash = new byte[HASH_BYTES];
        new Random(id).nextBytes(hash);
        String path = "/articles/%d/".formatted(id);
        Instant date = PUBLISHED.plusSeconds(id % 20_000_000);
        PublishedState state = new PublishedState(
                1, date, new Source("harbor-gazette", "Harbor Gazette"), path, SITE + path, null, List.of(), List.of());
        return new LedgerEntry(
                new State.Published(state, "sha256:" + HexFormat.of().formatHex(hash)), null, null, PUBLISHED);
    }
}
