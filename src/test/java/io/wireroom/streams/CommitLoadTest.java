package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Transactions end early while a thread keeps up. */
class CommitLoadTest {
    private static final long INTERVAL = 40;

    private final CommitLoad load = new CommitLoad(0);

    @AfterEach
    void nothingIsUnprocessed() {
        CommitLoad.ofThread().polled(0);
    }

    @Test
    void changesAreCommittedAfterTheInterval() {
        assertThat(load.commits(20, 10, INTERVAL)).isFalse();
        assertThat(load.commits(40, 10, INTERVAL)).isTrue();
    }

    @Test
    void aChangeAfterAPauseIsCommittedAtOnce() {
        assertThat(load.commits(1_000, 1_000, INTERVAL)).isTrue();
        assertThat(load.commits(1_001, 1_001, INTERVAL)).isFalse();
    }

    @Test
    void severalRecordsAreCommittedAfterHalfOfTheInterval() {
        load.processed(1);
        load.processed(1);
        assertThat(load.commits(20, 19, INTERVAL)).isFalse();
        load.processed(1);
        assertThat(load.commits(17, 16, INTERVAL)).isFalse();
        assertThat(load.commits(20, 19, INTERVAL)).isTrue();

        load.processed(1);
        assertThat(load.commits(40, 39, INTERVAL)).isFalse(); // those before are committed
        assertThat(load.commits(60, 39, INTERVAL)).isTrue();
    }

    @Test
    void theTransactionOfAllTasksEndsOnce() {
        assertThat(load.commits(40, 10, INTERVAL)).isTrue();
        assertThat(load.commits(41, 11, INTERVAL)).isFalse();
        assertThat(load.commits(80, 11, INTERVAL)).isFalse(); // committed with the first one
        assertThat(load.commits(80, 60, INTERVAL)).isTrue();
    }

    @Test
    void aThreadThatIsBehindWaitsUntilItHasCaughtUp() {
        load.processed(30);
        assertThat(load.commits(40, 39, INTERVAL)).isFalse();
        load.processed(30);
        assertThat(load.commits(80, 79, INTERVAL)).isFalse();
        load.processed(10);
        assertThat(load.commits(120, 119, INTERVAL)).isTrue();
    }

    @Test
    void whatIsUncommittedWhenAThreadHasCaughtUpIsCommitted() {
        load.processed(30);
        assertThat(load.commits(40, 39, INTERVAL)).isFalse();
        assertThat(load.commits(80, 39, INTERVAL)).isTrue();
    }

    @Test
    void aBatchIsDrainedWithItsLastRecord() {
        assertThat(load.isDrained()).isTrue();
        load.polled(2);
        load.processed(1);
        assertThat(load.isDrained()).isFalse();
        load.processed(1);
        assertThat(load.isDrained()).isTrue();
    }

    @Test
    void recordsThatWereDroppedDelayOneBatchOnly() {
        load.polled(5);
        load.processed(1); // the others were of a partition that was revoked
        load.polled(1);
        load.processed(1);
        assertThat(load.isDrained()).isTrue();
    }

    @Test
    void moreRecordsThanWerePolledAreDrained() {
        load.polled(1);
        load.processed(1);
        load.processed(1); // read before, while its task was not ready
        assertThat(load.isDrained()).isTrue();
    }

    @Test
    void theThreadKnowsHowManyRecordsItPolled() {
        TopicPartition partition = new TopicPartition("articles.ingest", 0);
        ConsumerRecords<byte[], byte[]> polled = new ConsumerRecords<>(
                Map.of(
                        partition,
                        List.of(
                                new ConsumerRecord<>(partition.topic(), 0, 0, new byte[0], new byte[0]),
                                new ConsumerRecord<>(partition.topic(), 0, 1, new byte[0], new byte[0]))),
                Map.of());
        try (PolledRecords records = new PolledRecords()) {
            records.configure(Map.of());
            assertThat(records.onConsume(polled)).isSameAs(polled);
        }

        CommitLoad.ofThread().processed(1);
        assertThat(CommitLoad.ofThread().isDrained()).isFalse();
        CommitLoad.ofThread().processed(1);
        assertThat(CommitLoad.ofThread().isDrained()).isTrue();
    }
}
