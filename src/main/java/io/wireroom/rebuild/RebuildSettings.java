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
 * @param applicationId its group, and the prefix of its internal topics
 * @param partitions of its ledger
 * @param largestRecord in bytes, on its internal topics
 * @param replication of topics that are created; null for the brokers' default
 * @param folder of the command's own, which is deleted at its end
 * @param patience how long an open transaction is waited for
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
