package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartitionOffsetsTest {

    @Test
    void anAbsentPartitionIsAtItsStart() {
        assertThat(PartitionOffsets.of(5, 0, 0)).isEqualTo(PartitionOffsets.of(5));
        assertThat(PartitionOffsets.of(5).next(7)).isZero();
        assertThat(PartitionOffsets.of(0, 0)).isEqualTo(PartitionOffsets.START);
    }

    @Test
    void furthestIsTheMaximumOfEachPartition() {
        assertThat(PartitionOffsets.of(1, 9).furthest(PartitionOffsets.of(4, 2, 3)))
                .isEqualTo(PartitionOffsets.of(4, 9, 3));
        assertThat(PartitionOffsets.of(1).furthest(PartitionOffsets.START)).isEqualTo(PartitionOffsets.of(1));
    }

    @Test
    void reachesOthersOnlyInEveryPartition() {
        assertThat(PartitionOffsets.of(4, 9).reaches(PartitionOffsets.of(4, 8))).isTrue();
        assertThat(PartitionOffsets.of(4, 9).reaches(PartitionOffsets.of(5))).isFalse();
        assertThat(PartitionOffsets.of(4).reaches(PartitionOffsets.of(4, 1))).isFalse();
        assertThat(PartitionOffsets.START.reaches(PartitionOffsets.START)).isTrue();
    }

    @Test
    void withChangesOnePartitionOnly() {
        assertThat(PartitionOffsets.of(1).with(2, 7)).isEqualTo(PartitionOffsets.of(1, 0, 7));
        assertThat(PartitionOffsets.of(1, 2).with(0, 3)).isEqualTo(PartitionOffsets.of(3, 2));
    }

    @Test
    void roundTripsAsText() {
        for (PartitionOffsets positions : new PartitionOffsets[] {
            PartitionOffsets.START, PartitionOffsets.of(7), PartitionOffsets.of(0, 0, Long.MAX_VALUE)
        }) {
            assertThat(PartitionOffsets.parse(positions.toString()))
                    .isEqualTo(positions)
                    .hasSameHashCodeAs(positions);
        }
    }

    @Test
    void refusesNegativeOffsets() {
        assertThatThrownBy(() -> PartitionOffsets.of(3, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
