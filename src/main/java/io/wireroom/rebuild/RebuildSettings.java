package io.wireroom.rebuild;

import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.streams.LedgerChangelog;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline whose state is rebuilt.
 *
 * @param applicationId its consumer group and the prefix of its internal topics
 * @param partitions partitions of its ledger
 * @param largestRecord maximum size of a record on its internal topics, in bytes
 * @param replication replication factor of created topics; null for the brokers' default
 * @param folder temporary folder of the command, which is deleted at its end
 * @param patience maximum time to wait for open transactions
 */
public record RebuildSettings(
        KafkaSettings kafka,
        TopicNames names,
        String applicationId,
        int partitions,
        int largestRecord,
        @Nullable Short replication,
        Path folder,
        Duration patience) {

    LedgerChangelog changelog() {
        return new LedgerChangelog(applicationId, partitions);
    }
}
