package io.wireroom.bench;

import io.wireroom.article.Result;
import io.wireroom.article.Value;
import io.wireroom.parse.toml.TomlReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The longest time that front matter of the maximum size takes, over random texts of the parts that are costly for parsers. Prints CPU
 * time of one thread after a warm-up with a third of the texts: the best of three runs of each text, so that the compiler and the
 * collector don't count.
 */
final class TomlWorst {
    private static final int MAX_LENGTH = 1 << 14;
    private static final int RUNS = 3;
    private static final List<String> PARTS = List.of(
            "\n",
            "\r\n",
            " ",
            "\t",
            "# x\n",
            "#\n",
            "=",
            "= ",
            "a=1\n",
            "a = ",
            "a.b.c = 1\n",
            "a.",
            ".",
            "[",
            "]",
            "[[",
            "]]",
            "[a]\n",
            "[[a]]\n",
            "[a.b]\n",
            "{",
            "}",
            "{a=1}",
            "{a={",
            ",",
            ", ",
            "1,",
            "1,\n",
            "\"",
            "'",
            "\"\"\"",
            "'''",
            "\"a\"",
            "\"\\u0041",
            "\\",
            "1",
            "1e",
            "1_0",
            "0x",
            "+1",
            "-",
            "inf",
            "nan",
            "true",
            "2020-01-01",
            "2020-01-01T00:00:00Z",
            "x",
            "é",
            "_",
            "\u0000",
            "a = [\n",
            "a = \"x\"\n",
            "a = [1, 2, 3]\n",
            "a = {b = 1}\n",
            "\"a b\" = 1\n",
            "a = \"\"\"x\n\"\"\"\n",
            "= 1\n",
            "a\n",
            "a b\n",
            "[a\n");

    private final TomlReader reader = new TomlReader();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Random random;
    private int accepted;

    private TomlWorst(long seed) {
        this.random = new Random(seed);
    }

    static void run() {
        int texts = Integer.getInteger("toml.texts", 3_000);
        long seed = Long.getLong("toml.seed", 1);
        new TomlWorst(seed).measure(texts / 3);
        TomlWorst worst = new TomlWorst(seed + 1);
        long[] times = worst.measure(texts);
        System.out.printf(
                "%d texts of at most %d characters, seed %d, %d valid; CPU time p50 %.2f ms, p99 %.2f ms, longest %.2f"
                        + " ms%n",
                texts,
                MAX_LENGTH,
                seed,
                worst.accepted,
                times[texts / 2] / 1e6,
                times[texts * 99 / 100] / 1e6,
                times[texts - 1] / 1e6);
    }

    private long[] measure(int texts) {
        long[] times = new long[texts];
        for (int i = 0; i < texts; i++) {
            times[i] = time(random.nextInt(3) == 0 ? multiLine() : text());
        }
        Arrays.sort(times);
        return times;
    }

    private long time(String text) {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = threads.getCurrentThreadCpuTime();
            Result<Value.Table> result = reader.read(text, 1);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
            accepted += run == 0 && result instanceof Result.Ok ? 1 : 0;
        }
        return best;
    }

    /** Lines of a multi-line string, behind parts of which most make it invalid. */
    private String multiLine() {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(4); part > 0; part--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        String quotes = random.nextBoolean() ? "\"\"\"" : "'''";
        text.append(random.nextBoolean() ? "\na = " : "a = [{z = 1, ").append(quotes);
        String line =
                List.of("\n", "#\n", "x\n", " \n", "\r\n", "\\\n", "[a]\n").get(random.nextInt(7));
        int length = 1 + random.nextInt(MAX_LENGTH - 100);
        while (text.length() < length) {
            text.append(line);
        }
        return text.append(random.nextInt(4) == 0 ? "" : quotes).toString();
    }

    /** One to four different parts, repeated in turn or at random, behind a start that makes them a value half of the time. */
    private String text() {
        int kinds = 1 + random.nextInt(4);
        List<String> parts =
                random.ints(kinds, 0, PARTS.size()).mapToObj(PARTS::get).toList();
        boolean inTurn = random.nextBoolean();
        int length = random.nextInt(4) == 0 ? random.nextInt(MAX_LENGTH) : MAX_LENGTH;
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : PARTS.get(random.nextInt(PARTS.size())));
        for (int i = 0; text.length() < length; i++) {
            text.append(parts.get(inTurn ? i % kinds : random.nextInt(kinds)));
        }
        text.setLength(Math.min(text.length(), MAX_LENGTH));
        return text.toString();
    }
}
