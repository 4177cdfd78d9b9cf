package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.Audience;
import io.wireroom.article.DocumentVersion;
import io.wireroom.article.DocumentVersion.Kind;
import io.wireroom.article.Source;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.HeldVersion;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.ledger.Placement;
import io.wireroom.ledger.PublishedState;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerEntryCodecTest {
    private static final Instant RELEASE = Instant.parse("2199-12-31T23:59:59Z");
    private static final PublishedState STANDING = new PublishedState(
            7,
            Instant.parse("1900-01-01T00:00:00Z"),
            new Source("harbor", "Häfen & Co"),
            "/190001/1-ships",
            "https://news.example/190001/1-ships",
            "pt-BR",
            List.of("a", "\uD83D\uDE00"),
            List.of(new Audience("harbor", null, List.of()), new Audience("coast", "en", List.of("x", "y"))));
    private static final PublishedState BARE = new PublishedState(
            Integer.MAX_VALUE,
            Instant.ofEpochMilli(1_234_567_890_123L),
            new Source("h", "H"),
            "/" + "p".repeat(70_000),
            "",
            null,
            List.of(),
            List.of());

    /** A published entry and a held version as the first version wrote them. */
    private static final String FIRST_VERSION =
            "AQEAAAAH///9/a4B3AAAAAAGaGFyYm9yAAAAC0jDpGZlbiAmIENvAAAADy8xOTAwMDEvMS1zaGlwcwAAACNodHRwczovL25ld3Mu"
                    + "ZXhhbXBsZS8xOTAwMDEvMS1zaGlwcwEAAAAFcHQtQlIAAAACAAAAAWEAAAAE8J+YgAAAAAIAAAAGaGFyYm9yAAAAAAAAAAAFY29h"
                    + "c3QBAAAAAmVuAAAAAgAAAAF4AAAAAXkAAAAIc2hhMjU2OjEBAAAAAWgAAAaZ6ZGkGA==";

    /** A published entry with an expiry and a version as the second version wrote it. */
    private static final String SECOND_VERSION =
            "AgEAAAAH///9/a4B3AAAAAAGaGFyYm9yAAAAC0jDpGZlbiAmIENvAAAADy8xOTAwMDEvMS1zaGlwcwAAACNodHRwczovL25ld3Mu"
                    + "ZXhhbXBsZS8xOTAwMDEvMS1zaGlwcwEAAAAFcHQtQlIAAAACAAAAAWEAAAAE8J+YgAAAAAIAAAAGaGFyYm9yAAAAAAAAAAAFY29h"
                    + "c3QBAAAAAmVuAAAAAgAAAAF4AAAAAXkAAAAIc2hhMjU2OjEAAAAGmemRpBgBAAAAAAAAAAc=";

    static List<LedgerEntry> entries() {
        List<State> states = List.of(
                new State.Unpublished(),
                new State.Suppressed(null),
                new State.Suppressed("harbor"),
                new State.Published(STANDING, "sha256:1"),
                new State.Published(BARE, ""),
                new State.Published(STANDING, "sha256:1", RELEASE),
                new State.Withdrawn(STANDING, "why"),
                new State.Withdrawn(BARE, null));
        return states.stream()
                .flatMap(state -> List.of(
                        new LedgerEntry(state, null),
                        new LedgerEntry(state, new HeldVersion("sha256:2", RELEASE)),
                        new LedgerEntry(state, new HeldVersion("sha256:2", null)),
                        new LedgerEntry(state, new HeldVersion("sha256:2", null, RELEASE, null, null)),
                        new LedgerEntry(
                                state, new HeldVersion("sha256:2", RELEASE, null, RELEASE.minusSeconds(1), "ibn")),
                        new LedgerEntry(state, null, new DocumentVersion(Kind.NUMBER, Long.MAX_VALUE)),
                        new LedgerEntry(
                                state,
                                new HeldVersion("sha256:2", RELEASE, RELEASE, RELEASE, null),
                                new DocumentVersion(Kind.TIME, -1)))
                        .stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void roundTrips(LedgerEntry entry) {
        assertThat(LedgerEntryCodec.read(LedgerEntryCodec.write(entry))).isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void roundTripsTheTimeOfTheLatestDocument(LedgerEntry entry) {
        LedgerEntry later = entry.withLatestArrival(RELEASE);
        assertThat(LedgerEntryCodec.read(LedgerEntryCodec.write(later))).isEqualTo(later);
    }

    @Test
    void readsNullAsANewEntry() {
        assertThat(LedgerEntryCodec.read(null)).isEqualTo(LedgerEntry.NEW);
    }

    /** What is written stays readable: these bytes lie in the changelogs of running installations. */
    @Test
    void readsTheFirstFormat() {
        byte[] suppressed = {1, 3, 0};
        byte[] draft = {1, 0, 1, 0, 0, 0, 1, 'h', (byte) 0x80, 0, 0, 0, 0, 0, 0, 0};

        assertThat(LedgerEntryCodec.read(suppressed)).isEqualTo(new LedgerEntry(new State.Suppressed(null), null));
        assertThat(LedgerEntryCodec.read(draft))
                .isEqualTo(new LedgerEntry(new State.Unpublished(), new HeldVersion("h", null)));
        assertThat(LedgerEntryCodec.read(Base64.getDecoder().decode(FIRST_VERSION)))
                .isEqualTo(new LedgerEntry(new State.Published(STANDING, "sha256:1"), new HeldVersion("h", RELEASE)));
    }

    /** So that an earlier version can still read it. */
    @Test
    void writesTheFirstFormatIfSufficient() {
        LedgerEntry entry = new LedgerEntry(new State.Published(STANDING, "sha256:1"), new HeldVersion("h", RELEASE));
        assertThat(LedgerEntryCodec.write(entry)).isEqualTo(Base64.getDecoder().decode(FIRST_VERSION));
    }

    @Test
    void roundTripsPlacements() {
        List<Placement> places = List.of(
                new Placement("news.energy", List.of("energy", "solar"), "article", 7),
                new Placement("news.long", List.of("long"), "hugo", Integer.MAX_VALUE));
        for (LedgerEntry entry : entries()) {
            LedgerEntry placed = entry.withPlacements(places);

            byte[] bytes = LedgerEntryCodec.write(placed);

            assertThat(bytes[0]).isEqualTo((byte) 3);
            assertThat(LedgerEntryCodec.read(bytes)).isEqualTo(placed);
        }
    }

    @Test
    void readsTheSecondFormat() {
        LedgerEntry entry = new LedgerEntry(
                new State.Published(STANDING, "sha256:1", RELEASE), null, new DocumentVersion(Kind.NUMBER, 7));

        byte[] bytes = LedgerEntryCodec.write(entry);

        assertThat(bytes).isEqualTo(Base64.getDecoder().decode(SECOND_VERSION));
        assertThat(LedgerEntryCodec.read(bytes)).isEqualTo(entry);
    }

    @Test
    void rejectsUnknownFormatsAndStates() {
        assertThatThrownBy(() -> LedgerEntryCodec.read(new byte[] {4, 0, 0})).hasMessageContaining("format 4");
        assertThatThrownBy(() -> LedgerEntryCodec.read(new byte[] {1, 9, 0})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rejectsTruncatedEntries() {
        byte[] entry = LedgerEntryCodec.write(
                new LedgerEntry(new State.Published(STANDING, "sha256:1"), new HeldVersion("h", RELEASE)));
        cutShort(entry);
        cutShort(LedgerEntryCodec.write(new LedgerEntry(
                new State.Published(STANDING, "", RELEASE),
                new HeldVersion("h", RELEASE, RELEASE, RELEASE, null),
                new DocumentVersion(Kind.NUMBER, 7))));
        cutShort(LedgerEntryCodec.write(new LedgerEntry(new State.Published(STANDING, ""), null)
                .withPlacements(List.of(new Placement("news.long", List.of("long"), "hugo", 1)))));
    }

    /** Without what earlier versions did not write, the entry is whole. */
    @Test
    void rejectsTruncatedSources() {
        LedgerEntry entry = new LedgerEntry(
                new State.Suppressed("harbor"), new HeldVersion("h", null, null, null, "ibn"), null, RELEASE);
        byte[] bytes = LedgerEntryCodec.write(entry);
        int sources = "harbor".length() + "ibn".length() + 2 * (1 + Integer.BYTES);

        assertThat(LedgerEntryCodec.read(Arrays.copyOf(bytes, bytes.length - sources))
                        .held())
                .isEqualTo(new HeldVersion("h", null));
        cutShort(bytes, bytes.length - sources + 1);
    }

    private static void cutShort(byte[] entry) {
        cutShort(entry, 0);
    }

    private static void cutShort(byte[] entry, int from) {
        for (int length = from; length < entry.length; length++) {
            byte[] cut = Arrays.copyOf(entry, length);

            assertThatThrownBy(() -> LedgerEntryCodec.read(cut)).isInstanceOf(UncheckedIOException.class);
        }
    }
}
