package io.wireroom.archive;

import com.sun.management.OperatingSystemMXBean;
import io.wireroom.article.ArticleId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * Measures an archive of generated articles of 3.5 kB, and in the same run plain Lucene with the same documents on one and on two
 * threads as the baseline.
 *
 * <p>Arguments: number of articles (default 100000), folder (default a temporary one).
 */
public final class ArchiveBench {
    private static final String LOG = "bench";
    private static final int BATCH = 500;
    private static final AccessScope FEW_RIGHTS = new AccessScope(Set.of("source-17"), Set.of(), Set.of());

    private static final OperatingSystemMXBean PROCESSOR =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static long processorBefore;

    private final GeneratedLog log;
    private final int articles;
    private final Path folder;

    private ArchiveBench(int articles, Path folder) {
        this.log = new GeneratedLog();
        this.articles = articles;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path folder = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("archive-bench");
        new ArchiveBench(articles, folder).run();
    }

    private void run() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "java %s, %d processors, %d articles of %.1f kB%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                articles,
                log.change(0, 1, 0).json().length / 1000.0);
        processorMicros();
        bare(1, articles / 10);
        double one = bare(1, articles);
        double two = bare(2, articles);
        double filled = fill();
        System.out.printf(Locale.ROOT, "fill / bare: %.2f of one thread, %.2f of two%n", filled / one, filled / two);
        reopen(false);
        reopen(true);
        try (var archive = Archive.open(folder.resolve("archive"), LOG, ArchiveSettings.DEFAULT)) {
            head(archive);
            reads(archive);
        }
    }

    private double bare(int threads, int count) throws Exception {
        Path path = folder.resolve("bare-" + threads + "-" + count);
        long start = System.nanoTime();
        try (var directory = FSDirectory.open(path);
                var writer =
                        new IndexWriter(directory, new IndexWriterConfig(new WordsAnalyzer()).setRAMBufferSizeMB(64))) {
            List<Thread> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                running.add(Thread.ofPlatform().start(() -> addAll(writer, first, threads, count)));
            }
            for (Thread thread : running) {
                thread.join();
            }
            writer.commit();
        }
        return rate("bare Lucene, " + threads + " threads", count, start);
    }

    private void addAll(IndexWriter writer, int first, int step, int count) {
        try {
            for (int i = first; i < count; i += step) {
                writer.addDocument(EditionDocument.of(log.change(i, 1, i), i, new FirstRecord(i, true)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private double fill() throws Exception {
        long start = System.nanoTime();
        try (var archive = Archive.open(folder.resolve("archive"), LOG, ArchiveSettings.DEFAULT)) {
            for (int i = 0; i < articles; i += BATCH) {
                List<Change> batch = new ArrayList<>(BATCH);
                for (int j = i; j < Math.min(articles, i + BATCH); j++) {
                    batch.add(log.change(j, 1, j));
                }
                archive.apply(batch, PartitionOffsets.of(i + batch.size()));
            }
            archive.commit();
            archive.refresh();
            return rate("fill", articles, start);
        }
    }

    private static double rate(String what, int count, long start) {
        double rate = count / ((System.nanoTime() - start) / 1e9);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,10.0f documents/s  %6.0f µs of processor each%n",
                what,
                rate,
                processorMicros() / count);
        return rate;
    }

    /** Processor time of all threads since the last call; independent of other load on the machine. */
    private static double processorMicros() {
        long now = PROCESSOR.getProcessCpuTime();
        long before = processorBefore;
        processorBefore = now;
        return (now - before) / 1e3;
    }

    private void reopen(boolean verify) throws Exception {
        var standard = ArchiveSettings.DEFAULT;
        var settings = new ArchiveSettings(
                standard.writers(), standard.bufferMiB(), standard.recentChanges(), standard.recentMiB(), verify);
        times("reopen" + (verify ? ", files verified" : ""), 5, i -> {
            Files.deleteIfExists(folder.resolve("archive").resolve("archive.verified")); // so that all files are read
            Archive.open(folder.resolve("archive"), LOG, settings).close();
        });
    }

    private void head(Archive archive) throws Exception {
        times("apply 1 and refresh", 500, i -> {
            archive.apply(List.of(log.change(i, 2, articles + i)), PartitionOffsets.of(articles + i + 1));
            archive.refresh();
        });
        times("apply 100 and refresh", 50, i -> {
            List<Change> batch = new ArrayList<>();
            for (int j = 0; j < 100; j++) {
                batch.add(log.change(1000 + j, 3 + i, articles + 500 + i * 100 + j));
            }
            archive.apply(batch, PartitionOffsets.of(articles + 600 + i * 100));
            archive.refresh();
        });
        times("commit", 1, i -> archive.commit());
    }

    private void reads(Archive archive) throws Exception {
        try (var view = archive.view()) {
            System.out.printf(
                    "segments: %d%n", view.snapshot().reader().leaves().size());
            var all = ArticleQuery.of(AccessScope.ALL);
            var deep = view.stream(all)
                    .skip(articles * 9L / 10)
                    .findFirst()
                    .orElseThrow()
                    .position();
            times("find", 1000, i -> view.find(new ArticleId(1 + i * 31L % articles), AccessScope.ALL));
            times("newest 50", 500, i -> view.newest(all, 50, null));
            times("newest 50, few rights", 500, i -> view.newest(ArticleQuery.of(FEW_RIGHTS), 50, null));
            times("newest 50, at 90 %", 500, i -> view.newest(all, 50, deep));
            times("newest 50, a common word", 500, i -> view.newest(all.about(GeneratedLog.word(i % 50)), 50, null));
            times("newest 50, a rare word", 500, i -> view.newest(all.about(GeneratedLog.word(5_000 + i)), 50, null));
            times(
                    "newest 50, two words",
                    500,
                    i -> view.newest(all.about(GeneratedLog.word(i) + " " + GeneratedLog.word(i + 99)), 50, null));
            times(
                    "newest 50, a phrase",
                    200,
                    i -> view.newest(
                            all.about("\"" + GeneratedLog.word(i % 40) + " " + GeneratedLog.word(i % 7) + "\""),
                            50,
                            null));
            times(
                    "changes 50, far from head",
                    500,
                    i -> view.changes(PartitionOffsets.of(2_000 + i), AccessScope.ALL, 50));
            times(
                    "changes 50, far, few rights",
                    500,
                    i -> view.changes(PartitionOffsets.of(2_000 + i), FEW_RIGHTS, 50));
            times(
                    "changes 50, near the head",
                    2000,
                    i -> view.changes(PartitionOffsets.of(articles + 5_400), AccessScope.ALL, 50));
            times("months", 20, i -> view.months(AccessScope.ALL));
            processorMicros();
            long start = System.nanoTime();
            long count = view.snapshot(AccessScope.ALL).count();
            rate("snapshot", (int) count, start);
            start = System.nanoTime();
            rate("all changes, pages of 200", allChanges(view), start);
        }
    }

    private static int allChanges(ArchiveView view) {
        int count = 0;
        var from = PartitionOffsets.START;
        while (true) {
            var page = view.changes(from, AccessScope.ALL, 200);
            count += page.entries().size();
            from = page.next();
            if (page.exhausted()) {
                return count;
            }
        }
    }

    private interface Step {
        void run(int i) throws Exception;
    }

    private static void times(String what, int count, Step step) throws Exception {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            step.run(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-28s p50 %8.2f ms  p99 %8.2f ms%n",
                what,
                nanos[count / 2] / 1e6,
                nanos[count * 99 / 100] / 1e6);
    }
}
