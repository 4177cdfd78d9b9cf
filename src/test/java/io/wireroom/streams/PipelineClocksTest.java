package io.wireroom.streams;

import static io.wireroom.streams.Feed.dated;
import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.AgreedTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** A pipeline whose clock is wrong, beside another clock that is right. */
class PipelineClocksTest {
    private static final String IN_AN_HOUR = "2026-03-01T13:00:00Z";

    /** This process's clock is ahead by an hour and a half. */
    private static AgreedTime ahead(Instant local) {
        return new AgreedTime(local.minus(Duration.ofMinutes(90)), local);
    }

    /** This process's clock is behind by an hour and a half. */
    private static AgreedTime behind(Instant local) {
        return new AgreedTime(local, local.plus(Duration.ofMinutes(90)));
    }

    @Test
    void aClockThatIsAheadReleasesNothingEarly() {
        try (Line line = new Line(PipelineClocksTest::ahead);
                Line right = new Line()) {
            line.send(dated(42, "Ships", IN_AN_HOUR));
            line.advance(Duration.ofMinutes(150).minusMillis(1));
            assertThat(line.normalized.isEmpty()).isTrue();
            line.advance(Duration.ofMillis(1));
            TestRecord<byte[], byte[]> event = line.normalized.readRecord();

            right.send(dated(42, "Ships", IN_AN_HOUR));
            right.advance(Duration.ofHours(1));
            TestRecord<byte[], byte[]> same = right.normalized.readRecord();
            assertThat(event.value()).isEqualTo(same.value());
            assertThat(event.headers()).isEqualTo(same.headers());
            assertThat(event.getRecordTime()).isEqualTo(same.getRecordTime());
        }
    }

    @Test
    void aClockThatIsAheadPublishesNoDocumentEarly() {
        try (Line line = new Line(PipelineClocksTest::ahead)) {
            line.advance(Duration.ofMinutes(60));
            line.send(dated(42, "Ships", IN_AN_HOUR));
            assertThat(line.normalized.isEmpty()).isTrue();
            assertThat(line.held.readRecord().value()).isNotNull();

            line.advance(Duration.ofMinutes(90));
            assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("42:1");
        }
    }

    @Test
    void aClockThatIsBehindShowsNothingBeyondItsExpiry() {
        try (Line line = new Line(PipelineClocksTest::behind)) {
            line.send(document(42, "Ships", "expires = 2026-03-01T14:00:00Z"));
            assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("42:1");

            line.advance(Duration.ofMinutes(30).minusMillis(1));
            assertThat(line.normalized.isEmpty()).isTrue();
            line.advance(Duration.ofMillis(1));
            assertThat(header(line.normalized.readRecord(), "ce_type")).isEqualTo("io.wireroom.article.withdrawn");
        }
    }

    /** Its expiry may have come when its release certainly has. */
    @Test
    void whatMayHaveExpiredIsNotReleased() {
        try (Line line = new Line(PipelineClocksTest::behind)) {
            line.send(document(42, "Ships", "embargo = " + IN_AN_HOUR + "\nexpires = 2026-03-01T14:00:00Z"));
            line.advance(Duration.ofHours(1));

            assertThat(line.normalized.isEmpty()).isTrue();
            assertThat(line.tally.releasedCount()).isZero();
        }
    }

    @Test
    void whatMayHaveExpiredWhenItComesIsRejected() {
        try (Line line = new Line(PipelineClocksTest::behind)) {
            line.send(document(42, "Ships", "expires = " + IN_AN_HOUR));

            assertThat(header(line.rejected.readRecord(), "wireroom-error-code"))
                    .isEqualTo("article.expired");
            assertThat(line.normalized.isEmpty()).isTrue();
        }
    }
}
