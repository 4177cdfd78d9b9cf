package io.wireroom.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.bench.faults.RoundDocuments.Document;
import io.wireroom.bench.process.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Rounds of random faults. Each round has a seed, which is printed with its faults and its outcome, as a line in a file. The environment says
 * how much: {@code FAULT_ROUNDS}, {@code FAULT_DOCUMENTS}, {@code FAULT_SEED} (of the first round), {@code FAULT_FOLDER}, {@code FAULT_JAR}; {@code
 * FAULT_MINUTES}, after which no other round begins.
 */
public final class FaultRounds {
    private static final long IDS_PER_ROUND = 1_000_000;

    /** After so many rounds, the topics are read again from their beginning. */
    private static final int ROUNDS_TO_REREAD = 10;

    private final FaultCluster cluster;
    private final int documents;
    private final Path outcomes;
    private final Verdict verdict;

    private FaultRounds(FaultCluster cluster, int documents, Path outcomes) {
        this.cluster = cluster;
        this.documents = documents;
        this.outcomes = outcomes;
        this.verdict = new Verdict(cluster);
    }

    public static void run() throws Exception {
        Path folder = Path.of(setting("FAULT_FOLDER", "target/faults")).toAbsolutePath();
        String jar = Path.of(setting("FAULT_JAR", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath()
                .toString();
        int rounds = Integer.parseInt(setting("FAULT_ROUNDS", "200"));
        long seed = Long.parseLong(setting("FAULT_SEED", "1"));
        try (FaultCluster cluster = new FaultCluster(folder.resolve("cluster-" + seed), jar)) {
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failure.printStackTrace());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(cluster)));
            cluster.start();
            FaultRounds all = new FaultRounds(
                    cluster, Integer.parseInt(setting("FAULT_DOCUMENTS", "2000")), folder.resolve("outcomes.txt"));
            String missing = Faults.missing(cluster);
            if (!missing.isEmpty()) {
                all.write("this machine has " + missing);
            }
            Instant end = Instant.now().plus(Duration.ofMinutes(Long.parseLong(setting("FAULT_MINUTES", "100000"))));
            for (int round = 0; round < rounds && Instant.now().isBefore(end); round++) {
                all.round(round, seed + round);
            }
            all.afterTheRounds();
        }
    }

    private void afterTheRounds() throws Exception {
        try (Watch watch = new Watch(cluster, Map.of(), List.of(), 0)) {
            write("read again from the beginning: " + verdict.settled(watch, true));
        }
        write("after the rounds: " + new PlantedErrors(cluster, verdict.comparison()).run());
        verdict.close();
    }

    private static void end(FaultCluster cluster) {
        try {
            cluster.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    private void round(int number, long seed) throws Exception {
        Instant start = Instant.now();
        Random random = new Random(seed);
        RoundDocuments source = new RoundDocuments(random, 1 + IDS_PER_ROUND * (number + 1));
        List<Document> all = source.all(documents);
        Faults faults = new Faults(cluster, new Random(seed + 1));
        String outcome;
        try (Watch watch = new Watch(cluster, source.embargoes, withdrawn(all), seed)) {
            Thread producing = Thread.ofPlatform().start(() -> produce(all));
            Thread aborting = Thread.ofPlatform().start(() -> abort(source, new Random(seed + 2)));
            int count = 2 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                Thread.sleep(500 + random.nextInt(3_000));
                faults.one();
            }
            producing.join();
            aborting.join();
            if (random.nextInt(8) == 0) {
                faults.done().add(loseTheLedger());
            }
            cluster.awaitReady();
            boolean reread = number % ROUNDS_TO_REREAD == ROUNDS_TO_REREAD - 1;
            Thread.sleep(Math.max(
                    0, Duration.between(Instant.now(), latest(source.embargoes)).toMillis() + 2_000));
            outcome = verdict.settled(watch, reread);
        }
        String line = "round %d seed %d faults %s: %s, %d s"
                .formatted(
                        number,
                        seed,
                        faults.done(),
                        outcome,
                        Duration.between(start, Instant.now()).toSeconds());
        write(line);
    }

    private void write(String line) throws IOException {
        System.out.println(line);
        Files.writeString(outcomes, line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<Long> withdrawn(List<Document> all) {
        return all.stream()
                .filter(document -> document.value() != null
                        && new String(document.value(), UTF_8).contains("status = \"withdrawn\""))
                .map(Document::id)
                .toList();
    }

    private static Instant latest(Map<Long, Instant> embargoes) {
        return embargoes.values().stream().max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** Both pipelines stop, the changelogs are deleted, and the ledger is restored. */
    private String loseTheLedger() throws Exception {
        for (Node pipeline : cluster.pipelines) {
            pipeline.terminate();
        }
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", cluster.bootstrap))) {
            List<String> changelogs = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith("wireroom-") && topic.endsWith("-changelog"))
                    .toList();
            admin.deleteTopics(changelogs).all().get();
        }
        Thread.sleep(8_000);
        String told = cluster.command("ledger-restore");
        for (Node pipeline : cluster.pipelines) {
            Corruption.delete(pipeline.data());
            pipeline.start();
        }
        return "lose the ledger and restore it ("
                + told.replaceFirst("(?s)^([0-9]+).*?(Restored the ledger[^;]*).*", "$1 $2") + ")";
    }

    /** Sends until Kafka has acknowledged it; idempotent, so that each document is there once and in order. */
    private void produce(List<Document> all) {
        Map<String, Object> settings = client();
        settings.put("delivery.timeout.ms", 300_000);
        AtomicInteger failed = new AtomicInteger();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Document document : all) {
                var _ = producer.send(record(document), (place, failure) -> failed.addAndGet(failure == null ? 0 : 1));
                Thread.sleep(Math.max(1, 15_000 / all.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failed.get() > 0) {
            System.out.println(failed + " documents were not acknowledged");
        }
    }

    /** Transactions that are aborted, and one that is left open. */
    private void abort(RoundDocuments source, Random random) {
        for (int i = 0; i < 3; i++) {
            Map<String, Object> settings = client();
            settings.put("transactional.id", "aborting-" + random.nextLong());
            settings.put("transaction.timeout.ms", 10_000);
            settings.put("max.block.ms", 30_000);
            try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                for (int document = 0; document < 5; document++) {
                    var _ = producer.send(record(source.aborted()));
                }
                producer.flush();
                if (i < 2) {
                    producer.abortTransaction();
                }
            } catch (KafkaException fault) {
                System.out.println("an aborting producer was disturbed: " + fault.getMessage());
            }
        }
    }

    private Map<String, Object> client() {
        return new HashMap<>(Map.of("bootstrap.servers", cluster.bootstrap, "reconnect.backoff.max.ms", 500));
    }

    private static ProducerRecord<byte[], byte[]> record(Document document) {
        return new ProducerRecord<>(
                "articles.ingest", Long.toString(document.id()).getBytes(UTF_8), document.value());
    }
}
