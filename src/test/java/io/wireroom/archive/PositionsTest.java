package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void takesAnUnnamedPartitionToBeAtItsStart() {
        assertThat(Positions.of(5, 0, 0)).isEqualTo(Positions.of(5));
        assertThat(Positions.of(5).next(7)).isZero();
        assertThat(Positions.of(0, 0)).isEqualTo(Positions.START);
    }

    @Test
    void takesTheFurtherOfBothInEachPartition() {
        assertThat(Positions.of(1, 9).furthest(Positions.of(4, 2, 3))).isEqualTo(Positions.of(4, 9, 3));
        assertThat(Positions.of(1).furthest(Positions.START)).isEqualTo(Positions.of(1));
    }

    @Test
    void reachesOthersOnlyIfItDoesInEveryPartition() {
        assertThat(Positions.of(4, 9).reaches(Positions.of(4, 8))).isTrue();
        assertThat(Positions.of(4, 9).reaches(Positions.of(5))).isFalse();
        assertThat(Positions.of(4).reaches(Positions.of(4, 1))).isFalse();
        assertThat(Positions.START.reaches(Positions.START)).isTrue();
    }

    @Test
    void movesOnePartitionAndLeavesTheOthers() {
        assertThat(Positions.of(1).with(2, 7)).isEqualTo(Positions.of(1, 0, 7));
        assertThat(Positions.of(1, 2).with(0, 3)).isEqualTo(Positions.of(3, 2));
    }

    @Test
    void comesBackFromItsText() {
        for (Positions positions :
                new Positions[] {Positions.START, Positions.of(7), Positions.of(0, 0, Long.MAX_VALUE)}) {
            assertThat(Positions.parse(positions.toString()))
                    .isEqualTo(positions)
                    .hasSameHashCodeAs(positions);
        }
    }

    @Test
    void refusesNegativeOffsets() {
        assertThatThrownBy(() -> Positions.of(3, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
