package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentChangesBufferTest {
    private static final ArchiveSettings FEW = new ArchiveSettings(1, 16, 3, 8, false);

    private final RecentChangesBuffer writer = new RecentChangesBuffer(FEW);

    @Test
    void keepsTheLastChangeOfAnArticleOnly() {
        add(0, 7, 8);
        add(2, 7);
        assertThat(offsets()).containsExactly(1L, 2L);
    }

    @Test
    void doesNotGrowWithRepeatedChangesOfAnArticle() {
        for (int offset = 0; offset < 1_000; offset++) {
            add(offset, 7);
        }
        assertThat(offsets()).containsExactly(999L);
        assertThat(recentChanges().batches()).hasSize(1);
    }

    @Test
    void removesTheOldestBatchFirst() {
        add(0, 1, 2);
        add(2, 3);
        add(3, 4);
        assertThat(offsets()).containsExactly(2L, 3L);
    }

    @Test
    void supersededChangesDoNotCount() {
        add(0, 1);
        for (int offset = 1; offset < 50; offset++) {
            add(offset, 2);
        }
        assertThat(offsets()).containsExactly(0L, 49L);
    }

    @Test
    void existingTailsDoNotChange() {
        add(0, 1, 2);
        RecentChanges before = recentChanges();
        add(2, 1, 2);
        assertThat(before.batches().getFirst().changes()).hasSize(2);
    }

    private void add(long offset, long... ids) {
        List<Change> batch = new ArrayList<>();
        for (long id : ids) {
            batch.add(Editions.published(id, offset + batch.size()));
        }
        writer.add(PartitionOffsets.START.with(0, offset), batch);
    }

    private RecentChanges recentChanges() {
        return writer.snapshot(PartitionOffsets.START);
    }

    private List<Long> offsets() {
        return recentChanges().batches().stream()
                .flatMap(batch -> batch.changes().stream())
                .map(RecentChange::offset)
                .toList();
    }
}
