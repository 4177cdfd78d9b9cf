package io.wireroom.rest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.DocumentIdentity;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.Outcome;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import io.wireroom.rest.console.Activity.Minute;
import io.wireroom.rest.console.Overview.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the last hour was like. */
class ActivityTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    private Instant now = START;
    private final Activity activity = new Activity(() -> now);

    private static JournalEntry entry(Outcome outcome, Instant received, Instant decided) {
        return entry(outcome, new RecordPosition(0, 1), received, decided);
    }

    private static JournalEntry ofTimer(Outcome outcome, Instant due, Instant decided) {
        return entry(outcome, null, due, decided);
    }

    private static JournalEntry entry(
            Outcome outcome, @Nullable RecordPosition document, Instant received, Instant decided) {
        return new JournalEntry(
                outcome,
                document,
                null,
                DocumentIdentity.NONE,
                null,
                null,
                null,
                outcome == Outcome.REJECTED ? new JournalEntry.Failure("title.missing", "", null) : null,
                received,
                decided,
                Provenance.PLAIN,
                List.of());
    }

    private void count(Outcome outcome, Duration delay) {
        activity.count(entry(outcome, now.minus(delay), now));
    }

    private Minute last() {
        return activity.lastHour().getLast();
    }

    @Test
    void countsByMinuteOfDecision() {
        count(Outcome.PUBLISHED, Duration.ofMillis(100));
        count(Outcome.REJECTED, Duration.ofMillis(300));
        activity.count(ofTimer(Outcome.RELEASED, now.minus(Duration.ofHours(1)), now));

        long minute = START.getEpochSecond() / 60;
        assertThat(last()).isEqualTo(new Minute(minute, 2, 2, 1, 2, 400));
    }

    @Test
    void timersAreNoDocumentsAndHaveNoDelay() {
        for (Outcome outcome : List.of(Outcome.SUPPRESSED, Outcome.REJECTED, Outcome.EXPIRED)) {
            JournalEntry entry = ofTimer(outcome, now.minus(Duration.ofHours(1)), now);
            activity.count(entry);
            assertThat(DecisionRow.of(entry, null, now).took())
                    .as("%s", outcome)
                    .isNull();
        }

        assertThat(last()).isEqualTo(new Minute(START.getEpochSecond() / 60, 0, 1, 1, 0, 0));
    }

    @Test
    void dropsMinutesOlderThanAnHour() {
        count(Outcome.PUBLISHED, Duration.ZERO);
        now = START.plus(Duration.ofMinutes(60));
        assertThat(activity.lastHour())
                .first()
                .satisfies(minute -> assertThat(minute.decided()).isEqualTo(1));

        now = START.plus(Duration.ofMinutes(61));
        activity.count(entry(Outcome.PUBLISHED, START, START));
        assertThat(activity.lastHour())
                .allSatisfy(minute -> assertThat(minute.decided()).isZero());
    }

    @Test
    void clocksThatDifferCountAsNow() {
        activity.count(entry(Outcome.PUBLISHED, now.plusSeconds(500), now.plusSeconds(400)));

        assertThat(last().decided()).isEqualTo(1);
        assertThat(last().delay()).isZero();
    }

    @Test
    void isEmptyAfterAClear() {
        count(Outcome.PUBLISHED, Duration.ZERO);
        activity.clear();

        assertThat(last().decided()).isZero();
    }

    private Figure figure(String name, List<Long> backlog) {
        return new Rates(activity.lastHour(), backlog, 0)
                .figures().stream()
                        .filter(figure -> figure.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void returnsRatesAndTrends() {
        for (int minute = 0; minute < 10; minute++) {
            now = START.plus(Duration.ofMinutes(minute));
            for (int i = 0; i <= minute; i++) {
                count(Outcome.PUBLISHED, Duration.ofMillis(500L - 50L * minute));
            }
        }
        now = START.plus(Duration.ofMinutes(10));

        assertThat(figure("Received", List.of()))
                .satisfies(figure -> assertThat(figure.value()).isEqualTo("8.0"))
                .satisfies(figure -> assertThat(figure.trend()).isEqualTo("rising"))
                .satisfies(figure -> assertThat(figure.chart().most()).isEqualTo("10"));
        assertThat(figure("Rejected", List.of()).trend()).isEqualTo("steady");
        assertThat(figure("Delay", List.of()).trend()).isEqualTo("falling");
        assertThat(figure("Waiting", Collections.nCopies(30, 7L)).trend()).isEqualTo("steady");
        assertThat(figure("Waiting", List.of(3L)).trend()).isNull();
        assertThat(figure("Waiting", List.of(3L, Backlog.UNKNOWN)).value()).isEqualTo("–");
    }

    @Test
    void formatsDelays() {
        count(Outcome.PUBLISHED, Duration.ofMillis(26_653));

        assertThat(figure("Delay", List.of()).value()).isEqualTo("26 s");
        assertThat(figure("Delay", List.of()).chart().most()).isEqualTo("26 s");
    }

    @Test
    void detectsAStalledPipeline() {
        List<Long> waiting = Collections.nCopies(5, 7L);
        assertThat(new Rates(activity.lastHour(), waiting, 0).isStalled()).isTrue();
        assertThat(new Rates(activity.lastHour(), List.of(7L, 7L, 0L, 7L, 7L), 0).isStalled())
                .isFalse();
        assertThat(new Rates(activity.lastHour(), List.of(7L), 0).isStalled()).isFalse();

        count(Outcome.UNCHANGED, Duration.ZERO);
        assertThat(new Rates(activity.lastHour(), waiting, 0).isStalled()).isFalse();
    }
}
