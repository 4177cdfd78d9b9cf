package io.wireroom.rest.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowTest {

    @Test
    void quotesSeparators() {
        assertThat(CsvRow.of("a", null, "b,c", "say \"no\"", "two\r\nlines", ""))
                .isEqualTo("a,,\"b,c\",\"say \"\"no\"\"\",\"two\r\nlines\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "＝1", "\u00a0@x", "\nx"})
    void escapesFormulas(String text) {
        assertThat(CsvRow.of(text).replace("\"", "")).startsWith("'" + text.substring(0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-26T12:00:00Z", "126642", "a=b", "/202611/7-x", "error"})
    void leavesOtherTextAsItIs(String text) {
        assertThat(CsvRow.of(text)).isEqualTo(text + "\r\n");
    }
}
