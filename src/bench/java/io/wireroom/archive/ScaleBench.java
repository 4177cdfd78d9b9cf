package io.wireroom.archive;

import com.sun.management.OperatingSystemMXBean;
import io.wireroom.bench.Folders;
import io.wireroom.copies.CopyTimes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What an archive costs per article, from small to large: disk, heap, filling, opening it in a new process, and the usual reads.
 *
 * <p>{@code SCALE_SIZES}: numbers of articles, separated by commas (10000,100000,1000000); {@code SCALE_FOLDER}: the archives, which are
 * deleted afterwards ({@code target/scale}).
 */
public final class ScaleBench {
    private static final String LOG = "bench";
    private static final int BATCH = 500;
    private static final int READS = 500;
    private static final int REOPENED = 3;
    private static final double MICROS = 1e3;
    private static final double MEGABYTE = 1e6;

    private final GeneratedLog log = new GeneratedLog();

    private ScaleBench() {}

    /** @param folder where archives are built; each has the name of its size */
    private record Size(int articles, Path folder) {
        Path archive() {
            return folder.resolve(Integer.toString(articles));
        }
    }

    /** @param arguments none for the benchmark; a folder to open the archive there and to say how long it took */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            open(Path.of(arguments[0]));
        } else {
            run();
        }
    }

    public static void run() throws Exception {
        var bench = new ScaleBench();
        Path folder = Path.of(System.getenv().getOrDefault("SCALE_FOLDER", "target/scale"));
        bench.fill(new Size(20_000, folder.resolve("warm-up")));
        System.out.println(
                "| articles | disk, bytes each | heap, bytes each | fill, articles/s | CPU, µs each | reopened in a new process, ms"
                        + " | newest 50, ms, p50 and p99 | two words | 50 changes | heap in use, MB | copied to a folder and back, s |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (String size : System.getenv()
                .getOrDefault("SCALE_SIZES", "10000,100000,1000000")
                .split(",", -1)) {
            bench.measure(new Size(Integer.parseInt(size), folder));
        }
        Folders.delete(folder);
    }

    private void measure(Size size) throws Exception {
        Folders.delete(size.folder());
        Filled filled = fill(size);
        long disk = Folders.bytes(size.archive());
        String opened = reopened(size.archive());
        long before = heap();
        try (var archive = Archive.open(size.archive(), LOG, ArchiveSettings.DEFAULT)) {
            long heap = heap();
            String reads = reads(archive, size.articles());
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %,d | %d | %,.0f | %.0f | %s | %s | %.0f | %s |%n",
                    size.articles(),
                    disk / size.articles(),
                    Math.max(0, heap - before) / size.articles(),
                    size.articles() / filled.seconds(),
                    filled.cpuMicros() / size.articles(),
                    opened,
                    reads,
                    heap() / MEGABYTE,
                    CopyTimes.measure(archive, size.folder()));
        }
    }

    private record Filled(double seconds, double cpuMicros) {}

    private Filled fill(Size size) throws IOException {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        try (var archive = Archive.open(size.archive(), LOG, ArchiveSettings.DEFAULT)) {
            for (int i = 0; i < size.articles(); i += BATCH) {
                List<Change> batch = new ArrayList<>(BATCH);
                for (int j = i; j < Math.min(size.articles(), i + BATCH); j++) {
                    batch.add(log.change(j, 1, j));
                }
                archive.apply(batch, PartitionOffsets.of(i + batch.size()));
            }
            archive.commit();
        }
        return new Filled((System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / MICROS);
    }

    /** A few new processes, each as a restart of the service would be after the framework has started: time from to, least CPU time. */
    private static String reopened(Path folder) throws Exception {
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < REOPENED; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ScaleBench.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the archive could not be opened: " + output);
            }
            String[] times = output.strip().split(" ", -1);
            wall.add(Double.parseDouble(times[0]));
            cpu.add(Double.parseDouble(times[1]));
        }
        wall.sort(null);
        cpu.sort(null);
        return String.format(Locale.ROOT, "%.0f to %.0f, CPU %.0f", wall.getFirst(), wall.getLast(), cpu.getFirst());
    }

    /** Opens the archive until it has answered the first request. */
    private static void open(Path folder) throws IOException {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        try (var archive = Archive.open(folder, LOG, ArchiveSettings.DEFAULT);
                var view = archive.view()) {
            if (view.newest(ArticleQuery.of(AccessScope.ALL), 50, null).items().size() != 50) {
                throw new IllegalStateException("not 50 articles");
            }
            System.out.println((System.nanoTime() - start) / 1e6 + " " + (cpuNanos() - cpu) / 1e6);
        }
    }

    private String reads(Archive archive, int articles) throws Exception {
        var all = ArticleQuery.of(AccessScope.ALL);
        try (var view = archive.view()) {
            return String.join(
                    " | ",
                    times(i -> view.newest(all, 50, null)),
                    times(i ->
                            view.newest(all.about(GeneratedLog.word(i) + " " + GeneratedLog.word(i + 99)), 50, null)),
                    times(i -> view.changes(
                            PartitionOffsets.of((long) articles * (i + 1) / (READS + 2)), AccessScope.ALL, 50)));
        }
    }

    private interface Step {
        void run(int i) throws Exception;
    }

    private static String times(Step step) throws Exception {
        long[] nanos = new long[READS];
        for (int i = -READS; i < READS; i++) {
            long start = System.nanoTime();
            step.run(Math.abs(i) % READS);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return String.format(Locale.ROOT, "%.1f, %.1f", nanos[READS / 2] / 1e6, nanos[READS * 99 / 100] / 1e6);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
