package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestorationProgressTest {
    private static final TopicPartition LEDGER = new TopicPartition("wireroom-ledger-changelog", 0);
    private static final TopicPartition HELD = new TopicPartition("wireroom-held-changelog", 0);

    private final RestorationProgress restoration = new RestorationProgress();

    @Test
    void decreasesWithEachBatchToZero() {
        restoration.onRestoreStart(LEDGER, "ledger", 100, 1_100);
        restoration.onRestoreStart(HELD, "held", 0, 50);
        assertThat(restoration.records()).isEqualTo(1_050);

        restoration.onBatchRestored(LEDGER, "ledger", 500, 400);
        assertThat(restoration.records()).isEqualTo(650);

        restoration.onRestoreEnd(HELD, "held", 50);
        restoration.onRestoreEnd(LEDGER, "ledger", 999);
        assertThat(restoration.records()).isZero();
    }

    @Test
    void ignoresRevokedPartitions() {
        restoration.onRestoreStart(LEDGER, "ledger", 0, 1_000);
        restoration.onRestoreSuspended(LEDGER, "ledger", 400);
        restoration.onBatchRestored(LEDGER, "ledger", 500, 100);

        assertThat(restoration.records()).isZero();
    }
}
