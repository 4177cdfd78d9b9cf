package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CPU time of another process by parts of the service, from Linux's {@code /proc/PID/task}. Threads belong to a part by their names,
 * of which Linux keeps 15 bytes.
 *
 * @param byPart CPU seconds
 */
record ThreadTimes(Map<String, Double> byPart) {
    static final ThreadTimes NONE = new ThreadTimes(Map.of());

    /** Linux reports times in hundredths of a second on all platforms that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Map<String, Pattern> PARTS = parts();

    private static Map<String, Pattern> parts() {
        Map<String, Pattern> parts = new LinkedHashMap<>();
        parts.put("compiler", Pattern.compile("C[12] CompilerThre.*|Sweeper.*"));
        parts.put("collector", Pattern.compile("G1.*|GC Thread.*|VM (Thread|Periodic).*"));
        parts.put("streams", Pattern.compile("wireroom-.*|.*StreamThread.*|kafka-producer.*"));
        parts.put("followers", Pattern.compile("follower-.*")); // of all topics: their names are longer than 15 bytes
        parts.put("archive writers", Pattern.compile("archive-writer.*"));
        parts.put("index merges", Pattern.compile("Lucene Merge.*"));
        parts.put("rocksdb", Pattern.compile("rocksdb.*"));
        parts.put(
                "broker",
                Pattern.compile("data-plane-kafk.*|kafka-.*|.*-EventHandler|raft-.*|controller-.*|broker-.*|Log.*"));
        parts.put("http", Pattern.compile("vert\\.x.*|executor-thread.*"));
        return parts;
    }

    /** Totals until now; threads that have ended are missing. */
    static ThreadTimes of(long pid) throws IOException {
        Map<String, Double> byPart = new TreeMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", "" + pid, "task"))) {
            threads.forEach(thread -> {
                try {
                    String stat = Files.readString(thread.resolve("stat"), UTF_8);
                    byPart.merge(part(stat), seconds(stat), Double::sum);
                } catch (NoSuchFileException ended) {
                    // A thread may end between the listing and the reading.
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return new ThreadTimes(byPart);
    }

    private static String part(String stat) {
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        return PARTS.entrySet().stream()
                .filter(part -> part.getValue().matcher(name).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("other");
    }

    /** Fields 14 and 15 of {@code proc(5)}: user and system time. */
    private static double seconds(String stat) {
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_PER_SECOND;
    }

    /** What each part took since an earlier reading, in milliseconds per document, the largest first. */
    String perDocument(ThreadTimes before, int documents) {
        Map<String, Double> spent = new TreeMap<>();
        byPart.forEach((part, seconds) ->
                spent.put(part, (seconds - before.byPart.getOrDefault(part, 0.0)) * 1000 / documents));
        StringBuilder text = new StringBuilder(
                "%.2f ms".formatted(spent.values().stream().mapToDouble(x -> x).sum()));
        spent.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .filter(part -> part.getValue() >= 0.005)
                .forEach(part -> text.append(", %s %.2f".formatted(part.getKey(), part.getValue())));
        return text.toString();
    }
}
