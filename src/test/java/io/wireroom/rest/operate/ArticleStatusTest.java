package io.wireroom.rest.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalEntry.Failure;
import io.wireroom.journal.Outcome;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators are told of an article that is neither visible nor held. */
class ArticleStatusTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** @param outcomes latest first */
    private static ArticleStatus of(Outcome... outcomes) {
        List<JournalEntry> entries = Stream.of(outcomes)
                .map(outcome -> new JournalEntry(
                        outcome,
                        new RecordPosition(0, 1),
                        "articles.ingest",
                        DocumentIdentity.of(new ArticleId(42)),
                        null,
                        null,
                        null,
                        outcome == Outcome.REJECTED ? new Failure("article.withdrawn", "it was withdrawn", null) : null,
                        NOW,
                        NOW,
                        Provenance.PLAIN,
                        List.of()))
                .toList();
        return ArticleStatus.of(null, null, entries);
    }

    @Test
    void isUnknownWithoutDocuments() {
        assertThat(of().state()).isEqualTo("unknown");
        assertThat(of().why()).contains("waits for the pipeline");
    }

    @Test
    void isRejectedIfNothingElseHappened() {
        assertThat(of(Outcome.REJECTED, Outcome.REJECTED).state()).isEqualTo("rejected");
    }

    /** A later document, also of somebody who may not change the article, is not the reason why it is missing. */
    @Test
    void staysSuppressedAfterRejectedAndRepeatedDocuments() {
        ArticleStatus status = of(Outcome.REJECTED, Outcome.UNCHANGED, Outcome.SUPPRESSED, Outcome.HELD);

        assertThat(status.state()).isEqualTo("suppressed");
        assertThat(status.why()).contains("taken back", "article.withdrawn");
        assertThat(of(Outcome.UNCHANGED, Outcome.SUPPRESSED).state()).isEqualTo("suppressed");
    }

    @Test
    void isUnderwayUntilTheEndpointHasTheChange() {
        assertThat(of(Outcome.PUBLISHED, Outcome.SUPPRESSED).state()).isEqualTo("underway");
    }
}
