package io.wireroom.streams;

import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document whose sender may only change articles of some sources changes no others. The endpoint's index plays no part here. */
class PipelineSourcesTest {
    private static final String EMBARGO = "embargo = \"2026-04-01T00:00:00Z\"";
    private static final String WITHDRAWN = "status = \"withdrawn\"";
    private static final String PUBLISHED = "status = \"published\"";

    private final Line line = new Line();

    @AfterEach
    void close() {
        line.close();
    }

    /** A document of a sender that may only change articles of the sources {@code alpha} and {@code gamma}. */
    private void alpha(byte[] document) {
        line.send(null, document, "wireroom-sources", "alpha,gamma");
    }

    private static byte[] of(String source, String title, String more) {
        return new String(document(42, title, more), UTF_8)
                .replace("Harbor Wire", source)
                .getBytes(UTF_8);
    }

    private void forbidden() {
        assertThat(header(line.rejected.readRecord(), "wireroom-error-code")).isEqualTo("source.forbidden");
        assertThat(line.rejected.isEmpty()).isTrue();
    }

    private void accepted() {
        assertThat(line.rejected.readRecordsToList()).isEmpty();
    }

    @Test
    void publishesChangesAndWithdrawsItsOwn() {
        alpha(of("alpha", "Ships", ""));
        alpha(of("alpha", "Boats", ""));
        alpha(of("gamma", "Boats", ""));
        alpha(of("alpha", "Boats", WITHDRAWN));
        alpha(of("alpha", "Boats", PUBLISHED));

        accepted();
        assertThat(line.tally.told()).isEqualTo(5);
    }

    @Test
    void publishesNothingOfAnotherSource() {
        alpha(of("beta", "Ships", ""));

        forbidden();
        assertThat(line.tally.told()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", EMBARGO, WITHDRAWN, "draft = true", "expires = \"2026-02-01T00:00:00Z\""})
    void leavesAnotherSourcesArticle(String more) {
        line.send(of("beta", "Ships", ""));

        alpha(of("alpha", "Taken over", more));

        forbidden();
        assertThat(line.tally.told()).isEqualTo(1);
        assertThat(line.held.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", EMBARGO, WITHDRAWN, "draft = true", "expires = \"2026-02-01T00:00:00Z\""})
    void leavesAnotherSourcesHeldArticle(String more) {
        line.send(of("beta", "Ships", EMBARGO));

        alpha(of("alpha", "Taken over", more));

        forbidden();
        line.advance(Duration.ofDays(60));
        assertThat(Line.text(line.normalized.readRecord().value())).contains("\"title\":\"Ships\"");
        assertThat(line.normalized.isEmpty()).isTrue();
    }

    /** The visible revision is its own, the held one is another source's. */
    @Test
    void leavesAnotherSourcesHeldRevision() {
        line.send(of("alpha", "Ships", ""));
        line.send(of("beta", "Boats", EMBARGO));

        alpha(of("alpha", "Ships, corrected", ""));

        forbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLISHED, WITHDRAWN, ""})
    void leavesAnotherSourcesWithdrawnArticle(String more) {
        line.send(of("beta", "Ships", ""));
        line.send(of("beta", "Ships", WITHDRAWN));

        alpha(of("alpha", "Taken over", more));

        forbidden();
    }

    @Test
    void returnsOnlyItsOwnArticlesThatWereNeverPublished() {
        alpha(of("alpha", "Ships", EMBARGO));
        alpha(of("alpha", "Ships", WITHDRAWN));
        alpha(of("alpha", "Boats", PUBLISHED + "\n" + EMBARGO));
        alpha(of("alpha", "Boats", WITHDRAWN));
        accepted();
        assertThat(line.tally.suppressedCount()).isEqualTo(2);

        line.send(of("beta", "Ships", PUBLISHED + "\n" + EMBARGO));
        line.send(of("beta", "Ships", WITHDRAWN));
        alpha(of("alpha", "Taken over", PUBLISHED));
        forbidden();
        assertThat(line.tally.told()).isZero();
    }

    /** It would otherwise keep another source's article from ever being published. */
    @Test
    void withdrawsNothingUnknown() {
        alpha(of("alpha", "Ships", WITHDRAWN));

        forbidden();
        line.send(of("beta", "Ships", ""));
        assertThat(line.tally.told()).isEqualTo(1);
    }

    /** An unrestricted producer withdrew it before anything was known of it. */
    @Test
    void returnsNothingUnknown() {
        line.send(of("beta", "Ships", WITHDRAWN));

        alpha(of("alpha", "Ships", PUBLISHED));

        forbidden();
    }

    @Test
    void anEmptyListOfSourcesPermitsNothing() {
        line.send(null, of("alpha", "Ships", ""), "wireroom-sources", " , ");

        forbidden();
    }

    /** An operator who redrives a selection has not looked at each document. */
    @Test
    void aRedriveIsRestrictedLikeTheFirst() {
        line.send(of("beta", "Ships", ""));

        line.send(
                null,
                of("alpha", "Taken over", ""),
                "wireroom-redriven",
                "1",
                "wireroom-redrive-force",
                "true",
                "wireroom-sources",
                "alpha");

        forbidden();
    }

    /** An unlimited producer withdrew what nobody knew, and later sent it. */
    @Test
    void changesAndWithdrawsItsHeldArticleThatWasWithdrawnWhenItWasUnknown() {
        line.send(of("alpha", "Ships", WITHDRAWN));
        line.send(of("alpha", "Ships", PUBLISHED + "\n" + EMBARGO));

        alpha(of("alpha", "Ships, corrected", PUBLISHED + "\n" + EMBARGO));
        alpha(of("alpha", "Ships", WITHDRAWN));

        accepted();
        line.advance(Duration.ofDays(60));
        assertThat(line.tally.told()).isZero();
    }

    /** Only what a limited sender may change depends on it. */
    @Test
    void anOldHeldVersionThatCannotBeReadHasNoSource() {
        line.send(of("alpha", "Ships", EMBARGO));
        line.dropSources(42);
        line.corruptHeld(42);

        alpha(of("alpha", "Boats", ""));
        forbidden();
        line.send(of("alpha", "Boats", WITHDRAWN));
        accepted();
        assertThat(line.tally.suppressedCount()).isEqualTo(1);
    }

    @Test
    void readsTheSourceOfAHeldVersionThatAnEarlierVersionStored() {
        line.send(of("beta", "Ships", EMBARGO));
        line.dropSources(42);
        alpha(of("alpha", "Taken over", ""));
        forbidden();

        line.send(of("alpha", "Boats", EMBARGO));
        line.dropSources(42);
        alpha(of("alpha", "Boats", ""));
        accepted();
        assertThat(line.tally.told()).isEqualTo(1);
    }
}
