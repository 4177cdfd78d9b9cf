package io.wireroom.bench;

import io.wireroom.PackagedWireroom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents per second from {@code articles.ingest} to the archive: of the packaged service in a process of its own, cold and warm, and
 * of each {@link BareChain} in this process, which does the same computation without state and recovery. The service and the chains run
 * one after the other. Needs the package, and Linux for the CPU times.
 *
 * <p>{@code -Ddocuments=} per round (24,000), {@code -Drounds=} (5), {@code -Dservice.flags=} of the service's JVM ({@code -Xmx1g}). The
 * ratios at the end are of the medians of the last three rounds.
 */
final class ChainBench {
    private static final int DOCUMENTS = Integer.getInteger("documents", 24_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final String[] FLAGS =
            System.getProperty("service.flags", "-Xmx1g").split(" ");
    private static final Pattern ARTICLES = Pattern.compile("(?m)^wireroom_archive_articles ([0-9.]+)");
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final PackagedWireroom service;

    private ChainBench(Path folder) {
        service = new PackagedWireroom(folder).withJavaFlags(FLAGS);
    }

    static void run() throws Exception {
        Path folder = Files.createTempDirectory("chain-bench");
        List<Double> wireroom = new ChainBench(folder.resolve("service")).rounds();
        List<Double> bare = BareChain.DIRECT.rounds(folder.resolve("direct"), DOCUMENTS, ROUNDS);
        List<Double> same = BareChain.SAME_RECORDS.rounds(folder.resolve("same-records"), DOCUMENTS, ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "medians of the last rounds: wireroom %,.0f/s, bare chain %,.0f/s, with the same records %,.0f/s%n"
                        + "ratio to the one with the same records %.2f%nchain ratio %.2f%n",
                median(wireroom),
                median(bare),
                median(same),
                median(wireroom) / median(same),
                median(wireroom) / median(bare));
    }

    private List<Double> rounds() throws Exception {
        try (service) {
            putBacklog();
            List<Double> rates = new ArrayList<>();
            rates.add(cold());
            for (int round = 2; round <= ROUNDS; round++) {
                rates.add(warm(round));
            }
            return rates;
        }
    }

    /** Lets the documents wait on the topic, without a pipeline. */
    private void putBacklog() throws Exception {
        service.with("wireroom.roles", "endpoint").start().awaitReady();
        new Backlog(1, DOCUMENTS).send(service.bootstrapServers(), "articles.ingest");
        service.terminate();
        service.awaitEnd(Duration.ofMinutes(1));
    }

    private double cold() throws Exception {
        long start = System.nanoTime();
        service.with("wireroom.roles", "pipeline,endpoint,assets").start();
        long ready = service.awaitReady();
        awaitArticles(DOCUMENTS);
        double seconds = secondsSince(start);
        System.out.printf(
                Locale.ROOT,
                "wireroom, cold: ready after %.1f s, %,.0f/s since the start, %,.0f/s since ready; %d MB resident; per document %s%n",
                ready / 1000.0,
                DOCUMENTS / seconds,
                DOCUMENTS / (seconds - ready / 1000.0),
                residentMegabytes(service.pid()),
                ThreadTimes.of(service.pid()).perDocument(ThreadTimes.NONE, DOCUMENTS));
        return DOCUMENTS / seconds;
    }

    private double warm(int round) throws Exception {
        Backlog backlog = new Backlog(1 + (round - 1L) * DOCUMENTS, DOCUMENTS);
        ThreadTimes before = ThreadTimes.of(service.pid());
        long start = System.nanoTime();
        backlog.send(service.bootstrapServers(), "articles.ingest");
        awaitArticles(round * DOCUMENTS);
        double rate = DOCUMENTS / secondsSince(start);
        System.out.printf(
                Locale.ROOT,
                "wireroom, round %d: %,.0f/s; %d MB resident; per document %s%n",
                round,
                rate,
                residentMegabytes(service.pid()),
                ThreadTimes.of(service.pid()).perDocument(before, DOCUMENTS));
        return rate;
    }

    private void awaitArticles(int count) throws IOException, InterruptedException {
        while (articles() < count) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private double articles() throws IOException, InterruptedException {
        Matcher articles = ARTICLES.matcher(service.get("/q/metrics").body());
        return articles.find() ? Double.parseDouble(articles.group(1)) : 0;
    }

    static long residentMegabytes(long pid) throws IOException {
        Matcher resident =
                Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(Files.readString(Path.of("/proc", "" + pid, "status")));
        return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : -1;
    }

    static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static double median(List<Double> rates) {
        List<Double> last =
                rates.stream().skip(Math.max(0, rates.size() - 3)).sorted().toList();
        return last.get(last.size() / 2);
    }
}
