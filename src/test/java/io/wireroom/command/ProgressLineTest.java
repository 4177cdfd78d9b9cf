package io.wireroom.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000;

    private final StringWriter out = new StringWriter();

    @Test
    void overwritesItsLineOnATerminal() {
        ProgressLine progress = new ProgressLine(new PrintWriter(out), true, 0);

        progress.show(0.1, 100, SECOND / 10);
        progress.show(0.25, 1_500, 10 * SECOND);
        progress.clear();

        assertThat(out)
                .hasToString("\r[#####---------------]  25 %  1,500 documents, 150/s, 30 s left\u001b[K\r\u001b[K");
    }

    @Test
    void writesALineAtIntervalsElsewhere() {
        ProgressLine progress = new ProgressLine(new PrintWriter(out), false, 0);

        progress.show(0, 1, 9 * SECOND);
        progress.show(0, 10, 10 * SECOND);
        progress.show(1, 7_200, 7_200 * SECOND);
        progress.clear();

        assertThat(out.toString().lines())
                .containsExactly(
                        "[--------------------]   0 %  10 documents, 1/s",
                        "[####################] 100 %  7,200 documents, 1/s, 0 s left");
    }
}
