package io.wireroom.bench;

import io.wireroom.PackagedWireroom;
import io.wireroom.broker.EmbeddedKafka;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * What a pipeline's ledger costs, from small to large: restoring it from its changelog, opening it again, disk, memory, and the rate of
 * documents with successive ids that it does not have, and of corrections of random articles. The pipeline is a packaged one in a process
 * of its own, with a broker in this process. Needs the package, and Linux for the memory.
 *
 * <p>{@code LEDGER_SIZES}: numbers of ids, separated by commas (100000,1000000,10000000); {@code LEDGER_DOCUMENTS}: per round (10000), in
 * three rounds of each kind. The ratio at the end is of the largest ledger's rates to the smallest one's.
 */
final class LedgerBench {
    private static final String SIZES = System.getenv().getOrDefault("LEDGER_SIZES", "100000,1000000,10000000");
    private static final int DOCUMENTS = Integer.parseInt(System.getenv().getOrDefault("LEDGER_DOCUMENTS", "10000"));
    private static final int ROUNDS = 4; // the first warms up the JIT compiler
    private static final int PARTITIONS = 4;
    private static final String INGEST = TopicNames.DEFAULT.ingest();
    private static final Duration LONGEST_RESTORE = Duration.ofMinutes(20);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

    private LedgerBench() {}

    /** @param unknown documents per second with ids that the ledger does not have */
    private record Rates(double unknown, double known) {}

    static void run() throws Exception {
        System.out.println(
                "| ids | restored from the changelog, s | CPU time of that, s | disk, bytes each | started again, s"
                        + " | resident, MB, after the start and in the end | unknown ids, documents/s | random corrections, documents/s |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        Map<Integer, Rates> rates = new TreeMap<>();
        for (String size : SIZES.split(",", -1)) {
            int ids = Integer.parseInt(size);
            if (ids < 2 * ROUNDS * DOCUMENTS) {
                throw new IllegalArgumentException(
                        "too few ids for %d rounds of corrections: %d".formatted(ROUNDS, ids));
            }
            Path folder = Files.createTempDirectory("ledger-bench");
            try {
                rates.put(ids, measure(ids, folder));
            } finally {
                Folders.delete(folder);
            }
        }
        Rates smallest = rates.values().iterator().next();
        Rates largest = rates.values().stream().toList().getLast();
        System.out.printf(
                Locale.ROOT,
                "ledger ratio %.2f with unknown ids, %.2f with known ids%n",
                largest.unknown() / smallest.unknown(),
                largest.known() / smallest.known());
    }

    private static Rates measure(int ids, Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                PackagedWireroom pipeline = pipeline(folder.resolve("pipeline"), kafka.bootstrapServers())) {
            try (Topics topics =
                    new Topics(new KafkaSettings(kafka.bootstrapServers(), Map.of()), TopicNames.DEFAULT)) {
                topics.create(PARTITIONS, (short) 1);
            }
            new LedgerRows(kafka.bootstrapServers(), "wireroom", PARTITIONS).write(ids);
            double restored = start(pipeline);
            double cpu = cpuSeconds(pipeline);
            pipeline.terminate();
            pipeline.awaitEnd(LONGEST_STOP);
            long disk = Folders.bytes(folder.resolve("pipeline").resolve("data"));
            double again = start(pipeline);
            long idle = ChainBench.residentMegabytes(pipeline.pid());
            Rates rates = rates(ids, kafka.bootstrapServers());
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.1f | %.1f | %d | %.1f | %d, %d | %,.0f | %,.0f |%n",
                    ids,
                    restored,
                    cpu,
                    disk / ids,
                    again,
                    idle,
                    ChainBench.residentMegabytes(pipeline.pid()),
                    rates.unknown(),
                    rates.known());
            return rates;
        }
    }

    private static PackagedWireroom pipeline(Path folder, String servers) {
        return new PackagedWireroom(folder)
                .withJavaFlags("-Xmx512m")
                .with("wireroom.kafka.bootstrap-servers", servers)
                .with("wireroom.roles", "pipeline")
                .with("wireroom.pipeline.partitions", "" + PARTITIONS);
    }

    /** Starts it; returns the seconds until it is ready, which it is when its ledger is complete. */
    private static double start(PackagedWireroom pipeline) throws IOException, InterruptedException {
        long start = System.nanoTime();
        pipeline.start();
        pipeline.awaitReady(LONGEST_RESTORE);
        return ChainBench.secondsSince(start);
    }

    private static Rates rates(int ids, String servers) throws Exception {
        List<Double> unknown = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        long[] corrected = new Random(1)
                .longs(1, ids + 1L)
                .distinct()
                .limit((long) ROUNDS * DOCUMENTS)
                .toArray();
        try (KafkaConsumer<byte[], byte[]> events = BareChain.events(servers, TopicNames.DEFAULT.normalized())) {
            for (int round = 0; round < ROUNDS; round++) {
                int done = round * DOCUMENTS;
                unknown.add(new Backlog(ids + done + 1L, DOCUMENTS).rate(servers, INGEST, events));
                Backlog corrections = Backlog.of(Arrays.copyOfRange(corrected, done, done + DOCUMENTS));
                known.add(corrections.rate(servers, INGEST, events));
            }
        }
        return new Rates(ChainBench.median(unknown), ChainBench.median(known));
    }

    private static double cpuSeconds(PackagedWireroom pipeline) {
        return ProcessHandle.of(pipeline.pid())
                        .orElseThrow()
                        .info()
                        .totalCpuDuration()
                        .orElseThrow()
                        .toMillis()
                / 1e3;
    }
}
