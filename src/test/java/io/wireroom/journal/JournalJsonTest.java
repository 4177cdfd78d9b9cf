package io.wireroom.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Rejection;
import io.wireroom.article.Source;
import io.wireroom.event.EventSchema;
import io.wireroom.journal.JournalEntry.Failure;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalJsonTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final RecordPosition PLACE = new RecordPosition(2, Long.MAX_VALUE / 10);
    private static final DocumentIdentity SHIPS = new DocumentIdentity(
            new ArticleId(ArticleId.MAX), "Ships \uD83D\uDEA2 \"at sea\"", new Source("hw", "Harbor"));
    private static final Provenance REDRIVEN =
            new Provenance("ann", 3, new RecordPosition(0, 17), RECEIVED.minusMillis(1), true);
    private static final Failure SYNTAX =
            Failure.of(new Rejection(Rejection.Code.JSON_SYNTAX, "line 3, column 7: no comma"));

    static Stream<JournalEntry> entries() {
        return Stream.of(
                entry(Outcome.PUBLISHED, PLACE, SHIPS, 1, null),
                entry(Outcome.UPDATED, PLACE, SHIPS, 2, null).routed(List.of("sports", "all")),
                entry(Outcome.UNCHANGED, PLACE, SHIPS, null, null),
                entry(Outcome.REJECTED, PLACE, DocumentIdentity.NONE, null, SYNTAX),
                entry(Outcome.RELEASED, null, SHIPS, 1, null),
                new JournalEntry(
                        Outcome.HELD,
                        PLACE,
                        "in",
                        SHIPS,
                        null,
                        RECEIVED,
                        null,
                        null,
                        RECEIVED,
                        RECEIVED,
                        REDRIVEN,
                        List.of()),
                new JournalEntry(
                        Outcome.WITHDRAWN,
                        PLACE,
                        "in",
                        SHIPS,
                        2,
                        null,
                        "why",
                        null,
                        RECEIVED,
                        RECEIVED,
                        Provenance.PLAIN,
                        List.of()));
    }

    private static JournalEntry entry(
            Outcome outcome,
            @Nullable RecordPosition position,
            DocumentIdentity identity,
            @Nullable Integer revision,
            @Nullable Failure failure) {
        return new JournalEntry(
                outcome,
                position,
                position == null ? null : "articles.ingest",
                identity,
                revision,
                null,
                null,
                failure,
                RECEIVED,
                RECEIVED.plusMillis(5),
                Provenance.PLAIN,
                List.of());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void roundTripsAndConformsToTheSchema(JournalEntry entry) throws MalformedEntryException {
        byte[] json = JournalJson.write(entry);

        assertThat(EventSchema.problemsOfEntry(json)).isEmpty();
        assertThat(JournalJsonReader.read(json)).isEqualTo(entry);
    }

    @Test
    void limitsTheSizeOfEntries() {
        String endless = "\uD83D\uDEA2".repeat(50_000);
        JournalEntry entry = new JournalEntry(
                Outcome.REJECTED,
                PLACE,
                "in",
                new DocumentIdentity(null, "x" + endless, null),
                null,
                null,
                endless,
                Failure.of(new Rejection(Rejection.Code.JSON_SYNTAX, "line 3, column 7: " + endless)),
                RECEIVED,
                RECEIVED,
                Provenance.PLAIN,
                List.of());

        byte[] json = JournalJson.write(entry);

        assertThat(json).hasSizeLessThan(20_000);
        assertThat(EventSchema.problemsOfEntry(json)).isEmpty();
        assertThat(new String(json, UTF_8)).contains("\"line\":3,\"column\":7").doesNotContain("?", "\uFFFD");
    }

    @Test
    void ignoresUnknownMembers() throws MalformedEntryException {
        String json = new String(JournalJson.write(entry(Outcome.PUBLISHED, PLACE, SHIPS, 1, null)), UTF_8)
                .replaceFirst("\\{", "{\"later\":{\"a\":[1,{}]},\"routes\":[{\"x\":1},\"r\"],");

        assertThat(JournalJsonReader.read(json.getBytes(UTF_8)).routes()).containsExactly("r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"outcome\":\"lost\",\"received\":\"2026-03-01T12:00:00Z\",\"decided\":\"2026-03-01T12:00:00Z\"}",
                "{\"outcome\":\"rejected\",\"received\":\"2026-03-01T12:00:00Z\",\"decided\":\"2026-03-01T12:00:00Z\"}",
                "{\"outcome\":\"held\",\"received\":\"now\",\"decided\":\"2026-03-01T12:00:00Z\"}",
                "{\"outcome\":\"held\",\"received\":\"2026-03-01T12:00:00Z\",\"decided\":\"2026-03-01T12:00:00Z\",\"offset\":1}",
                "{\"outcome\":\"held\",\"received\":\"2026-03-01T12:00:00Z\",\"decided\":\"2026-03-01T12:00:00Z\",\"article_id\":0}",
                "{\"outcome\":\"held\""
            })
    void rejectsOtherJson(String json) {
        assertThatThrownBy(() -> JournalJsonReader.read(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedEntryException.class);
    }
}
