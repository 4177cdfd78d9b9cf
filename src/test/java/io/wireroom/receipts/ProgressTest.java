package io.wireroom.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.LogEnd;
import io.wireroom.partner.RightsVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void keepsTheMaximumOfEachPartition() {
        Progress merged = at(0, 5, 1).merge(at(10, 2, 7));

        assertThat(merged.positions()).isEqualTo(PartitionOffsets.of(5, 7));
        assertThat(merged.reached()).as("both were needed").isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void doesNotDecreaseWhenAConsumerReadsOlderChanges() {
        Progress merged = at(0, 9, 9).mark(true).merge(at(60, 2));

        assertThat(merged.positions()).isEqualTo(PartitionOffsets.of(9, 9));
        assertThat(merged.reached()).isEqualTo(NOON);
        assertThat(merged.seen()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void dropsPositionsOfAnotherLog() {
        Progress old = at(0, 900);
        Progress now = Progress.returned("cluster/new", "changes", PartitionOffsets.of(3), NOON.plusSeconds(1));

        assertThat(old.merge(now)).isEqualTo(now);
        assertThat(now.merge(old)).isEqualTo(now);
    }

    @Test
    void returnsTheEarliestKnownTime() {
        Progress progress = at(0, 5).mark(true).merge(at(60, 9)).mark(true).merge(at(120, 12));

        assertThat(progress.hadBy(0, 4)).isEqualTo(NOON);
        assertThat(progress.hadBy(0, 5)).isEqualTo(NOON.plusSeconds(60));
        assertThat(progress.hadBy(0, 11)).isEqualTo(NOON.plusSeconds(120));
    }

    @Test
    void limitsCheckpointsAndKeepsThoseOfWithdrawals() {
        Progress progress = at(0, 1).mark(true);
        for (int i = 1; i < 1_000; i++) {
            progress = progress.merge(at(i, 1 + i)).mark(i % 50 == 0);
        }

        assertThat(progress.marks()).hasSizeLessThanOrEqualTo(64);
        assertThat(progress.marks()).filteredOn(ReadCheckpoint::withdrawal).hasSize(20);
        assertThat(progress.hadBy(0, 100)).as("a withdrawal").isEqualTo(NOON.plusSeconds(100));
        assertThat(progress.hadBy(0, 999)).isEqualTo(NOON.plusSeconds(999));
    }

    @Test
    void keepsFewerCheckpointsForManyPartitions() {
        long[] offsets = new long[2_000];
        Progress progress = at(0, 1);
        for (int i = 1; i < 100; i++) {
            Arrays.fill(offsets, i);
            progress = progress.merge(at(i, offsets)).mark(true);
        }

        assertThat(progress.marks()).hasSizeLessThan(10);
        assertThat(ProgressJson.write(record(Map.of("default", progress))).length)
                .isLessThan(64_000);
    }

    @Test
    void mergesToTheSameInAnyOrderAndGrouping() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            Progress a = random(random);
            Progress b = random(random);
            Progress c = random(random);

            assertThat(a.merge(a)).isEqualTo(a);
            assertThat(a.merge(b).positions()).isEqualTo(b.merge(a).positions());
            assertThat(a.merge(b).marks()).isEqualTo(b.merge(a).marks());
            assertThat(a.merge(b).merge(c).marks())
                    .isEqualTo(a.merge(b.merge(c)).marks());
            assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
        }
    }

    private static Progress random(Random random) {
        Progress progress = at(random.nextInt(1_000), random.nextInt(50), random.nextInt(50));
        int marks = random.nextInt(100);
        for (int i = 0; i < marks; i++) {
            progress = progress.merge(Progress.sent(
                            "cluster/log",
                            "changes",
                            PartitionOffsets.of(random.nextInt(900)),
                            NOON.plusSeconds(random.nextInt(1_000))))
                    .merge(at(random.nextInt(1_000), random.nextInt(500), random.nextInt(500)))
                    .mark(random.nextInt(3) == 0);
        }
        return progress;
    }

    @Test
    void roundTrips() {
        Random random = new Random(6);
        Map<String, Progress> consumers = Map.of("default", random(random), "webhook/site", random(random));

        assertThat(ProgressJson.read(ProgressJson.write(record(consumers)))).contains(record(consumers));
    }

    @Test
    void ignoresInvalidRecords() {
        List<String> records = new ArrayList<>(List.of("", "{", "[]", "null", "{\"consumers\":[{}]}"));
        String good = new String(ProgressJson.write(record(Map.of("default", at(0, 1)))), UTF_8);
        records.add(good.replace("\"cursor\":\"A", "\"cursor\":\"B"));
        records.add(good.replace("2026", "year"));
        for (String record : records) {
            assertThat(ProgressJson.read(record.getBytes(UTF_8))).as(record).isEmpty();
        }
    }

    private static PartnerRecord record(Map<String, Progress> consumers) {
        AccessScope alpha = new AccessScope(Set.of("alpha"), Set.of("a, \"b\"", "ü"), Set.of());
        LogEnd end = new LogEnd("cluster/log", PartitionOffsets.of(3, 7));
        return new PartnerRecord(
                consumers,
                Map.of(
                        alpha.fingerprint(),
                        new RightsVersion(alpha, 2, NOON, end),
                        AccessScope.ALL.fingerprint(),
                        new RightsVersion(AccessScope.ALL, 1, NOON.minusSeconds(60), LogEnd.NONE)),
                Map.of("print", new ForgottenConsumer(NOON, "desk")));
    }

    private static Progress at(int second, long... positions) {
        return Progress.returned("cluster/log", "changes", PartitionOffsets.of(positions), NOON.plusSeconds(second));
    }
}
