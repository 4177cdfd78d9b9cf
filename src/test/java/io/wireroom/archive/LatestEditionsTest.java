package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.LatestEditions.PutResult;
import io.wireroom.article.ArticleId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatestEditionsTest {
    private static final FirstRecord FIRST_RECORD = new FirstRecord(4, true);

    @Test
    void keepsEveryArticleOnce() {
        var latest = new LatestEditions();
        Map<Long, Integer> model = new HashMap<>();
        var random = new Random(23);
        for (int i = 0; i < 50_000; i++) {
            // Distant and consecutive ids, with many hash collisions.
            long id = random.nextBoolean() ? 1 + random.nextInt(20_000) : ArticleId.MAX - random.nextInt(9_000) * 4096L;
            int revision = model.merge(id, 1, Integer::sum);
            assertThat(latest.put(id, 3, revision, FIRST_RECORD))
                    .isEqualTo(revision == 1 ? PutResult.FIRST : PutResult.NEWER);
        }
        assertThat(latest.size()).isEqualTo(model.size());
    }

    @Test
    void trustsTheOrderWithinAPartition() {
        var latest = new LatestEditions();
        latest.put(7, 0, 9, FIRST_RECORD);
        assertThat(latest.put(7, 0, 1, FIRST_RECORD)).isEqualTo(PutResult.NEWER);
    }

    @Test
    void keepsTheHighestRevisionAcrossPartitions() {
        var latest = new LatestEditions();
        latest.put(7, 5, 9, FIRST_RECORD);
        assertThat(latest.put(7, 0, 9, FIRST_RECORD)).isEqualTo(PutResult.STALE);
        assertThat(latest.put(7, 0, 10, FIRST_RECORD)).isEqualTo(PutResult.NEWER);
        assertThat(latest.put(7, 5, 9, FIRST_RECORD)).isEqualTo(PutResult.STALE);
    }

    @Test
    void keepsTheFirstRecordOfAnArticle() {
        var latest = new LatestEditions();
        latest.put(7, 0, 1, new FirstRecord(12, true));
        latest.put(7, 0, 2, new FirstRecord(80, false));
        assertThat(latest.firstRecord(7)).isEqualTo(new FirstRecord(12, true));
    }

    @Test
    void firstRecordIsIncompleteAfterAMoveToAnotherPartition() {
        var latest = new LatestEditions();
        latest.put(7, 0, 1, new FirstRecord(12, true));
        latest.put(7, 5, 2, new FirstRecord(3, true));
        assertThat(latest.firstRecord(7)).isEqualTo(new FirstRecord(3, false));
    }
}
