package io.wireroom.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.kafka.client.Backlog.PartitionBacklog;
import io.wireroom.kafka.client.StalledPartitions.Stalled;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StalledPartitionsTest {
    private static final TopicPartition ONE = new TopicPartition("articles.ingest", 1);
    private static final TopicPartition TWO = new TopicPartition("articles.ingest", 2);

    private final StalledPartitions partitions = new StalledPartitions();

    @Test
    void reportsAPartitionWithoutProgress() {
        at(0, Map.of(ONE, new PartitionBacklog(7, 3), TWO, new PartitionBacklog(100, 900)));
        at(60, Map.of(ONE, new PartitionBacklog(7, 4), TWO, new PartitionBacklog(500, 900)));

        assertThat(partitions.longest()).contains(new Stalled(ONE, 7, Duration.ofSeconds(60)));
    }

    @Test
    void ignoresEmptyPartitions() {
        at(0, Map.of(ONE, new PartitionBacklog(7, 0)));
        at(600, Map.of(ONE, new PartitionBacklog(7, 0)));

        assertThat(partitions.longest()).isEmpty();
    }

    @Test
    void restartsTheTimeAfterAPartitionWasEmpty() {
        at(0, Map.of(ONE, new PartitionBacklog(7, 1)));
        at(60, Map.of(ONE, new PartitionBacklog(8, 0)));
        at(120, Map.of(ONE, new PartitionBacklog(8, 1)));
        at(125, Map.of(ONE, new PartitionBacklog(8, 1)));

        assertThat(partitions.longest()).contains(new Stalled(ONE, 8, Duration.ofSeconds(5)));
    }

    @Test
    void removesRevokedPartitions() {
        at(0, Map.of(ONE, new PartitionBacklog(7, 1)));
        at(60, Map.of());

        assertThat(partitions.longest()).isEmpty();
    }

    private void at(long seconds, Map<TopicPartition, PartitionBacklog> waiting) {
        partitions.note(new Backlog(waiting), Duration.ofSeconds(seconds).toNanos());
    }
}
