package io.wireroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {
    private static Provenance of(Map<String, String> headers) {
        return Provenance.of(headers::get);
    }

    @Test
    void readsTheHeadersOfARedrive() {
        assertThat(of(Map.of(
                        "wireroom-by", "ann",
                        "wireroom-redriven", "2",
                        "wireroom-redrive-of", "3-41",
                        "wireroom-first-timestamp", "2026-03-01T12:00:00.001Z",
                        "wireroom-redrive-force", "true")))
                .isEqualTo(new Provenance(
                        "ann", 2, new RecordPosition(3, 41), Instant.parse("2026-03-01T12:00:00.001Z"), true));
    }

    @Test
    void isEmptyWithoutHeaders() {
        assertThat(of(Map.of())).isEqualTo(Provenance.PLAIN);
    }

    /** Anybody may have written them. */
    @Test
    void ignoresInvalidHeaders() {
        assertThat(of(Map.of(
                        "wireroom-by", "<b>\n",
                        "wireroom-redriven", "-1",
                        "wireroom-redrive-of", "a-b",
                        "wireroom-first-timestamp", "yesterday")))
                .isEqualTo(Provenance.PLAIN);
    }

    @Test
    void forcesOnlyWhatIsRedriven() {
        assertThat(of(Map.of("wireroom-redrive-force", "true")).forced()).isFalse();
    }

    /** In doubt nothing may be changed. */
    @Test
    void readsTheSourcesThatItsSenderMayChange() {
        assertThat(of(Map.of("wireroom-sources", "ibn,citybiz")).sources()).containsExactlyInAnyOrder("ibn", "citybiz");
        assertThat(of(Map.of("wireroom-sources", "")).sources()).isEmpty();
        assertThat(Provenance.sourcesHeader(Set.of("ibn", "citybiz"))).isEqualTo("citybiz,ibn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "-1",
                "1-",
                "1-2-3",
                "01-2",
                "1-02",
                "1234567890-1",
                "1-1234567890123456789",
                "１-2",
                "1-2\n"
            })
    void rejectsInvalidPositions(String text) {
        assertThat(RecordPosition.parse(text)).isEmpty();
    }
}
