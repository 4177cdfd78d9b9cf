package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetCheckpointsTest {
    private static final int STEPS = 3_000;

    @Test
    void neverLeadPastTheFirstChange() {
        var random = new Random(29);
        var history = new PartitionOffsets[STEPS];
        var marks = OffsetCheckpoints.START;
        var positions = PartitionOffsets.START;
        for (int step = 0; step < STEPS; step++) {
            history[step] = positions;
            marks = marks.plus(step * 1_000L, positions);
            int partition = random.nextInt(3);
            positions = positions.with(partition, positions.next(partition) + 1_000);
        }
        for (int step = 0; step < STEPS; step++) {
            var mark = marks.before(history[step]);
            assertThat(history[step].reaches(mark.positions())).isTrue();
            assertThat(mark.sequence()).isLessThanOrEqualTo(step * 1_000L);
            assertThat(mark.sequence()).isGreaterThan(step * 1_000L - 20_000);
            assertThat(marks.before(step * 1_000L).sequence()).isLessThanOrEqualTo(step * 1_000L);
        }
    }

    @Test
    void leadToTheStartForAnUnreadPartition() {
        var marks = OffsetCheckpoints.START.plus(5_000, PartitionOffsets.of(2_500, 2_500));
        assertThat(marks.before(PartitionOffsets.of(9_999)).sequence()).isZero();
    }
}
