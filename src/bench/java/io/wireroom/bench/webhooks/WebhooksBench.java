package io.wireroom.bench.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.bench.webhooks.ChangePlan.Change;
import io.wireroom.bench.webhooks.Recording.Fact;
import io.wireroom.bench.webhooks.Recording.Kill;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Twenty endpoints get all changes while seven of them are ill for a time, and processes are killed. The environment says how much: {@code
 * WEBHOOK_CHANGES}, {@code WEBHOOK_RATE} (changes per second), {@code WEBHOOK_SEED}, {@code WEBHOOK_FOLDER}, {@code WEBHOOK_JAR}.
 */
public final class WebhooksBench {
    /** How often phases with and without ill endpoints follow each other, because the machine is not equally busy all the time. */
    static final int ROUNDS = 4;

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** Longer than the session timeout. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final List<Endpoint> endpoints = Endpoint.all();
    private final Map<Revision, Phase> phases = new HashMap<>();
    private final Map<Revision, Long> sent = new HashMap<>();
    private final List<Kill> kills = new ArrayList<>();
    private final List<Long> disturbances = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final ChangePlan plan;
    private final Receivers receivers;
    private final HookCluster cluster;
    private final int rate;
    private int at;

    private WebhooksBench(ChangePlan plan, Receivers receivers, HookCluster cluster, int rate) {
        this.plan = plan;
        this.receivers = receivers;
        this.cluster = cluster;
        this.rate = rate;
    }

    /** @return whether everything is as it should be */
    public static boolean run() throws Exception {
        int changes = Integer.parseInt(setting("WEBHOOK_CHANGES", "20000"));
        int rate = Integer.parseInt(setting("WEBHOOK_RATE", "40"));
        long seed = Long.parseLong(setting("WEBHOOK_SEED", "1"));
        Path folder = Path.of(setting("WEBHOOK_FOLDER", "target/webhooks"))
                .toAbsolutePath()
                .resolve(Long.toString(System.currentTimeMillis()));
        String jar = Path.of(setting("WEBHOOK_JAR", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath()
                .toString();
        System.out.printf("%d changes, %d per second, seed %d, %s%n", changes, rate, seed, folder);
        ChangePlan plan = new ChangePlan(seed, changes);
        List<Endpoint> endpoints = Endpoint.all();
        try (Receivers receivers = new Receivers(endpoints, plan, seed);
                HookCluster cluster = new HookCluster(folder, jar, endpoints, receivers)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(cluster)));
            cluster.start();
            try (LogObserver log = new LogObserver(cluster.bootstrap)) {
                WebhooksBench bench = new WebhooksBench(plan, receivers, cluster, rate);
                bench.phases(log);
                return bench.compare(log);
            }
        }
    }

    private static void end(HookCluster cluster) {
        try {
            cluster.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    private void phases(LogObserver log) throws Exception {
        await("all endpoints have begun", () -> log.begun() == endpoints.size());
        Map<String, Object> client = Map.of("bootstrap.servers", cluster.bootstrap, "linger.ms", 0);
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            send(Phase.WARM_UP, 1, producer);
            awaitAllDelivered();
            for (int round = 0; round < ROUNDS; round++) {
                send(Phase.CONTROL, ROUNDS, producer);
                awaitAllDelivered();
                fallIll();
                send(Phase.ILL, ROUNDS, producer);
                recover();
                awaitAllDelivered();
            }
            fallIll();
            Thread disturbing = Thread.ofPlatform().start(this::disturb);
            send(Phase.KILLS, 1, producer);
            disturbing.join();
            recover();
            send(Phase.RECOVERY, 1, producer);
            awaitAllDelivered();
            send(Phase.CONTROL_AGAIN, 1, producer);
            awaitAllDelivered();
        }
    }

    private void fallIll() throws IOException {
        receivers.fallIll();
        cluster.resolveReboundHost(Receivers.PRIVATE);
    }

    private void recover() throws Exception {
        requireInTest("\"delivered\":false", "\"enabled\":false");
        receivers.recover();
        cluster.resolveReboundHost(Receivers.ALLOWED);
        requireInTest("\"delivered\":true", "\"enabled\":true");
    }

    /** What the test event to the endpoint that answered 410 has to result in. */
    private void requireInTest(String... members) throws Exception {
        String result = cluster.test("gone");
        for (String member : members) {
            if (!result.contains(member)) {
                differences.add("test event: " + result + " instead of " + member);
            }
        }
    }

    /** @param parts how many parts the phase has, of which this is one */
    private void send(Phase phase, int parts, KafkaProducer<byte[], byte[]> producer) {
        List<Change> all = plan.all();
        int end = phase == Phase.CONTROL_AGAIN ? all.size() : at + all.size() * phase.percent / 100 / parts;
        System.out.printf("%s %s: %d changes%n", Instant.now(), phase, end - at);
        long start = System.nanoTime();
        for (int i = 0; at < end; i++, at++) {
            LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
            Change change = all.get(at);
            phases.put(change.revision(), phase);
            sent.put(change.revision(), Receipt.now());
            var _ = producer.send(
                    new ProducerRecord<>(
                            "articles.ingest",
                            Long.toString(change.revision().article()).getBytes(UTF_8),
                            change.document()),
                    (_, failure) -> {
                        if (failure != null) {
                            failure.printStackTrace();
                        }
                    });
        }
    }

    /** Two kills, each with a restart, and a process that joins after the second one. */
    private void disturb() {
        try {
            kill(HookCluster.SENDERS.get(0));
            Thread.sleep(PAUSE);
            start(HookCluster.SENDERS.get(0));
            kill(HookCluster.SENDERS.get(1));
            start(HookCluster.SENDERS.get(2));
            Thread.sleep(PAUSE);
            start(HookCluster.SENDERS.get(1));
            Thread.sleep(PAUSE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void kill(String name) throws InterruptedException {
        Thread.sleep(PAUSE);
        Kill kill = cluster.kill(name);
        kills.add(kill);
        disturbances.add(kill.from());
    }

    private void start(String name) throws IOException, InterruptedException {
        disturbances.add(Receipt.now());
        cluster.start(name);
    }

    private interface Condition {
        boolean isMet();
    }

    /** Goes on after a while: the comparison tells what is missing. */
    private void awaitAllDelivered() throws InterruptedException {
        Map<Long, Integer> latest = plan.latest(at);
        await("all have everything", () -> receivers.behind(latest).isEmpty());
        System.out.printf("%s not up to date: %s%n", Instant.now(), receivers.behind(latest));
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.isMet()) {
            if (System.nanoTime() > giveUp) {
                System.out.println("in vain: " + what);
                return;
            }
            Thread.sleep(200);
        }
    }

    private boolean compare(LogObserver log) throws InterruptedException {
        await("the log is read", () -> log.seen().size() >= plan.all().size());
        Map<Revision, Fact> truth = new HashMap<>();
        for (Change change : plan.all()) {
            Revision revision = change.revision();
            LogObserver.Seen seen = log.seen().get(revision);
            if (seen == null || !seen.type().equals(change.type())) {
                differences.add("log: " + revision + " is " + seen + " instead of " + change.type());
            } else {
                truth.put(
                        revision,
                        new Fact(
                                phases.getOrDefault(revision, Phase.CONTROL),
                                sent.getOrDefault(revision, 0L),
                                seen.at(),
                                seen.partition(),
                                seen.offset()));
            }
        }
        differences.addAll(log.differences());
        Recording recording = new Recording(
                endpoints, truth, receivers.receipts(), log.stored(), kills, disturbances, receivers.trapped());
        return new Report(recording, differences).print();
    }
}
