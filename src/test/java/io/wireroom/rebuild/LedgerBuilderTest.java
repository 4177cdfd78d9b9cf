package io.wireroom.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.rebuild.ScratchStore.Kind;
import io.wireroom.streams.Feed;
import io.wireroom.streams.LedgerChangelog;
import io.wireroom.streams.Line;
import io.wireroom.streams.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger that is built from the topics is the one that the pipeline had. */
class LedgerBuilderTest {
    private static final LedgerChangelog CHANGELOG = new LedgerChangelog("line", 1);
    private static final int ARTICLES = 12;

    private final Rules rules = new Rules();
    private final Line line = new Line(rules.routing());
    private final TestOutputTopic<byte[], byte[]> sea = line.output("sea");
    private final TestOutputTopic<byte[], byte[]> all = line.output("all");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        line.close();
    }

    /** Records of the topics, as they are after compaction, or before it. */
    private static List<ConsumerRecord<byte[], byte[]>> records(
            String topic, TestOutputTopic<byte[], byte[]> output, boolean compacted) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (TestRecord<byte[], byte[]> each : output.readRecordsToList()) {
            records.add(new ConsumerRecord<>(
                    topic,
                    0,
                    records.size(),
                    each.timestamp(),
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    each.key(),
                    each.value(),
                    each.headers(),
                    Optional.empty()));
        }
        if (!compacted) {
            return records;
        }
        Map<Bytes, ConsumerRecord<byte[], byte[]>> latest = new LinkedHashMap<>();
        records.forEach(record -> latest.put(Bytes.wrap(record.key()), record));
        return List.copyOf(latest.values());
    }

    private record Rebuilt(Map<String, String> rows, List<Long> missing, long unreadable) {}

    private Rebuilt rebuild(boolean compacted, boolean journal) {
        try (ScratchStore scratch = new ScratchStore(folder.resolve("scratch"))) {
            LedgerBuilder draft = new LedgerBuilder(scratch);
            records("normalized", line.normalized, compacted).forEach(draft::normalized);
            records("held", line.held, compacted).forEach(draft::held);
            records("sea", sea, compacted).forEach(draft::routed);
            records("all", all, compacted).forEach(draft::routed);
            List<ConsumerRecord<byte[], byte[]>> decisions = records("journal", line.journal, false);
            if (journal) {
                decisions.forEach(draft::journal);
            }
            List<Long> missing = draft.settle();
            Map<String, byte[]> rows = new TreeMap<>();
            scratch.each(
                    Kind.ENTRY,
                    (id, value) -> CHANGELOG
                            .rows(new ArticleId(id), LedgerChangelog.read(value), scratch.get(Kind.HELD, id))
                            .forEach(row -> rows.put(row.topic() + " " + Bytes.wrap(row.key()), row.value())));
            return new Rebuilt(readable(rows), missing, draft.unreadable());
        }
    }

    /** Entries as text, with the routes' topics in one order; all else as hex digits. */
    private static Map<String, String> readable(Map<String, byte[]> rows) {
        Map<String, String> readable = new TreeMap<>();
        rows.forEach((key, value) -> readable.put(
                key,
                key.startsWith(CHANGELOG.ledger())
                        ? sorted(LedgerChangelog.read(value)).toString()
                        : HexFormat.of().formatHex(value)));
        return readable;
    }

    private static LedgerEntry sorted(LedgerEntry entry) {
        return entry.withPlacements(entry.placements().stream()
                .sorted(Comparator.comparing(placement -> placement.topic()))
                .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void equalsThePipelinesLedger(long seed) {
        history(new Random(seed));
        Map<String, String> before = readable(line.rows());

        Rebuilt rebuilt = rebuild(seed % 2 == 0, true);

        assertThat(rebuilt.rows()).isEqualTo(before);
        assertThat(rebuilt.missing()).isEmpty();
        assertThat(rebuilt.unreadable()).isZero();
    }

    private void history(Random random) {
        for (int i = 0; i < 200; i++) {
            if (i % 100 == 0) {
                rules.set(
                        "{name: sea%d, topic: sea, format: article, when: {text: [boats]}}".formatted(i % 200),
                        "{name: all, topic: all, format: hugo}");
            }
            long id = 1L + random.nextInt(ARTICLES);
            String title = List.of("Ships", "Boats", "Trains").get(random.nextInt(3));
            line.send("" + id, document(random, id, title), headers(random));
            if (i % 15 == 0) { // the driver writes its checkpoint to the disk each time
                line.advance(Duration.ofHours(random.nextInt(12)));
            }
        }
    }

    private static byte @Nullable [] document(Random random, long id, String title) {
        String soon = Line.NOW.plus(Duration.ofHours(random.nextInt(200))).toString();
        return switch (random.nextInt(14)) {
            case 0 -> null;
            case 1 -> Feed.document(id, title, "status = \"withdrawn\"\nreason = \"wrong\"");
            case 2, 3 -> Feed.document(id, title, "status = \"published\"");
            case 4 -> Feed.document(id, title, "embargo = \"" + soon + "\"");
            case 5 -> Feed.document(id, title, "expires = \"" + soon + "\"");
            case 6 -> Feed.document(id, title, "draft = true");
            case 7 ->
                new String(Feed.undated(id, title), UTF_8)
                        .replace("\nsource", "\ndraft = true\nexpires = \"" + soon + "\"\nsource")
                        .getBytes(UTF_8);
            case 8 -> Feed.undated(id, title);
            case 9 -> Feed.document(id, title, "version = " + random.nextInt(9));
            case 10 -> Feed.document(id, title, "lastmod = \"" + soon + "\"");
            case 11 -> "nothing".getBytes(UTF_8);
            default -> Feed.document(id, title, "tags = [\"t" + random.nextInt(3) + "\"]");
        };
    }

    private static String[] headers(Random random) {
        String first = Line.NOW.plus(Duration.ofHours(random.nextInt(200))).toString();
        return random.nextInt(5) > 0
                ? new String[0]
                : new String[] {"wireroom-redriven", "1", "wireroom-first-timestamp", first};
    }

    @Test
    void restoresRevisionsPathsAndHeldVersionsWithoutTheJournal() {
        history(new Random(7));
        Map<String, byte[]> before = line.rows();

        Rebuilt rebuilt = rebuild(true, false);

        before.forEach((key, value) -> {
            if (key.startsWith(CHANGELOG.held())) {
                assertThat(rebuilt.rows()).containsEntry(key, HexFormat.of().formatHex(value));
            } else if (key.startsWith(CHANGELOG.ledger())
                    && LedgerChangelog.read(value).revision() > 0) {
                assertThat(rebuilt.rows().get(key))
                        .startsWith(LedgerChangelog.read(value)
                                .toString()
                                .replaceFirst(", expiry=.*", "")
                                .replaceFirst("], pending.*", ""));
            }
        });
    }

    @Test
    void anArticleThatWasWithdrawnBeforeItWasPublishedStaysWithdrawn() {
        line.send("7", null);

        assertThat(rebuild(true, true).rows().values())
                .singleElement()
                .asString()
                .contains("Suppressed");
    }

    @Test
    void anArticleThatWasWithdrawnBeforeItWasPublishedKeepsItsSource() {
        line.send("7", Feed.document(7, "Ships", "draft = true"));
        line.send("7", null);

        assertThat(rebuild(true, true).rows().values())
                .singleElement()
                .asString()
                .contains("Suppressed[source=Harbor-Wire]");
    }

    @Test
    void reportsMissingRevisions() {
        line.send("7", Feed.document(7, "Ships"));
        line.send("8", Feed.document(8, "Boats"));
        var _ = line.normalized.readRecord();

        assertThat(rebuild(true, true).missing()).containsExactly(7L);
    }

    @Test
    void countsAndSkipsUnreadableRecords() {
        try (ScratchStore scratch = new ScratchStore(folder.resolve("scratch"))) {
            LedgerBuilder draft = new LedgerBuilder(scratch);
            draft.normalized(record("7", "{".getBytes(UTF_8)));
            draft.normalized(record("7", null));
            draft.held(record("7", "{}".getBytes(UTF_8)));
            draft.held(record("seven", "{}".getBytes(UTF_8)));
            draft.routed(record("7", "x".getBytes(UTF_8)));
            draft.journal(record("7", "x".getBytes(UTF_8)));

            assertThat(draft.settle()).isEmpty();
            assertThat(draft.unreadable()).isEqualTo(4);
            scratch.each(
                    Kind.ENTRY,
                    (id, value) ->
                            assertThat(LedgerChangelog.read(value).state()).isInstanceOf(State.Unpublished.class));
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
