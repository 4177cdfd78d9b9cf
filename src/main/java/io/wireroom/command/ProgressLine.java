package io.wireroom.command;

import io.wireroom.ops.RemainingTime;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows the progress of a command: on a terminal in one line that is overwritten, otherwise in a line every ten seconds.
 *
 * <pre>{@code [########------------]  42 %   12,600 documents, 840/s, 21 s left}</pre>
 */
final class ProgressLine {
    private static final int WIDTH = 20;

    private final PrintWriter out;
    private final boolean terminal;
    private final long start;
    private long shown;

    /** @param now nanoseconds, from {@link System#nanoTime} */
    ProgressLine(PrintWriter out, boolean terminal, long now) {
        this.out = out;
        this.terminal = terminal;
        this.start = now;
        this.shown = now;
    }

    /**
     * Shows the progress, unless it was shown just before.
     *
     * @param done from 0 to 1
     */
    void show(double done, long documents, long now) {
        Duration interval = terminal ? Duration.ofMillis(200) : Duration.ofSeconds(10);
        if (now - shown >= interval.toNanos()) {
            shown = now;
            String line = line(done, documents, now);
            out.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
            out.flush();
        }
    }

    /** Removes the line from the terminal. */
    void clear() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    private String line(double done, long documents, long now) {
        int filled = (int) Math.round(Math.clamp(done, 0, 1) * WIDTH);
        double seconds = Math.max(1e-3, (now - start) / 1e9);
        String left = done > 0.01
                ? ", " + RemainingTime.text(Math.max(0, Math.round(seconds / done - seconds))) + " left"
                : "";
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d documents, %,d/s%s",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                Math.round(Math.clamp(done, 0, 1) * 100),
                documents,
                Math.round(documents / seconds),
                left);
    }
}
